import { regionAt } from '../architecture/reach.ts';

/** A member of a ring. */
export interface Member {
  readonly name: string;
  readonly zone: string | undefined;
}

/** How many positions a member has on the ring. Source: Cassandra 4.0's default `num_tokens`. */
const TOKENS = 16;

/** The most copies of a value in a region, each in another zone. */
export const REPLICAS = 3;

/**
 * The position of a text on the ring: FNV-1a over its UTF-16 units, then mixed. Source: Fowler,
 * Noll, Vo 1991; the mixing is that of MurmurHash3 (Appleby 2011).
 */
function positionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Consistent hashing over the members of a cluster. A key belongs to the members after its position
 * on the ring: in each region the first member of each zone, up to `REPLICAS` members.
 * Source: Karger et al. 1997; Cassandra's NetworkTopologyStrategy.
 */
export class Ring<One extends Member> {
  private readonly tokens: { readonly at: number; readonly member: One }[] = [];
  /** How many members of each region hold a key. */
  private readonly wanted = new Map<string | undefined, number>();

  /** O(n log n). */
  constructor(members: readonly One[]) {
    const zones = new Map<string | undefined, Set<string | undefined>>();
    for (const member of members) {
      for (let index = 0; index < TOKENS; index++) {
        this.tokens.push({ at: positionOf(`${member.name}#${index}`), member });
      }
      const region = regionAt(member.zone);
      zones.set(region, (zones.get(region) ?? new Set()).add(member.zone));
    }
    this.tokens.sort((a, b) => a.at - b.at || (a.member.name < b.member.name ? -1 : 1));
    for (const [region, { size }] of zones) this.wanted.set(region, Math.min(size, REPLICAS));
  }

  /** The members that hold a key, in the order of the ring. */
  replicas(key: string): One[] {
    const { tokens } = this;
    const left = new Map(this.wanted);
    const taken = new Set<string>();
    const replicas: One[] = [];
    const start = this.firstAfter(positionOf(key));
    for (let step = 0; step < tokens.length && left.size > 0; step++) {
      const { member } = tokens[(start + step) % tokens.length];
      const region = regionAt(member.zone);
      const count = left.get(region);
      const zone = String(member.zone);
      if (count === undefined || taken.has(zone)) continue;
      taken.add(zone);
      replicas.push(member);
      if (count === 1) left.delete(region);
      else left.set(region, count - 1);
    }
    return replicas;
  }

  private firstAfter(at: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.tokens[middle].at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
