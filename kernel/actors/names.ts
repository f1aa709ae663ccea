import type { Address } from './address.ts';
import { isClient } from './clients.ts';

/**
 * Names actors: a name, a pattern in which `*` stands for any text, or a list of both. The name or
 * pattern must fit an address of the run at the end of instant 0.
 */
export type Names = string | readonly string[];

const UNKNOWN = 0;
const INSIDE = 1;
const OUTSIDE = 2;

/** A group of actors, given by names. */
export class Group {
  /** By index: whether the address is a member, once that was asked. */
  private readonly known: number[] = [];
  private readonly exact = new Set<string>();
  private readonly patterns: RegExp[] = [];

  constructor(private readonly names: Names) {
    for (const name of this.list()) {
      if (name.includes('*')) this.patterns.push(patternOf(name));
      else this.exact.add(name);
    }
  }

  /** Whether an address is a member. O(1), after the first time. */
  has(address: Address): boolean {
    const known = this.known[address.index] ?? UNKNOWN;
    if (known !== UNKNOWN) return known === INSIDE;
    // A pattern means actors of the model. A client is one of them only by its own name.
    const isMember = isClient(address) ? this.exact.has(address.name) : this.fits(address.name);
    this.known[address.index] = isMember ? INSIDE : OUTSIDE;
    return isMember;
  }

  /** Whether a name is one of the group's. */
  fits(name: string): boolean {
    return this.exact.has(name) || this.patterns.some((pattern) => pattern.test(name));
  }

  /** The first name or pattern that fits none of these actors, and is no name of a client. */
  unmet(actors: ReadonlySet<string>, clients: ReadonlySet<string>): string | undefined {
    return this.list().find((name) => {
      if (!name.includes('*')) return !actors.has(name) && !clients.has(name);
      const pattern = patternOf(name);
      return ![...actors].some((actor) => pattern.test(actor));
    });
  }

  private list(): readonly string[] {
    return typeof this.names === 'string' ? [this.names] : this.names;
  }
}

const patternOf = (name: string): RegExp =>
  new RegExp(`^${name.split('*').map(escaped).join('.*')}$`, 'su');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
