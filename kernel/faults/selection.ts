import type { Address } from '../actors/address.ts';
import { isClient } from '../actors/clients.ts';
import { Group, type Names } from '../actors/names.ts';
import { instantOf } from './complete-faults.ts';
import type { Interval, LinkSelection } from './fault.ts';

/** The links that a fault strikes. */
export class Selection {
  private readonly one: Group;
  /** `undefined` for all who are not in `one`. */
  private readonly other: Group | undefined;
  private readonly isBothWays: boolean;

  constructor(selection: LinkSelection) {
    const [one, other] = endsOf(selection);
    this.one = new Group(one);
    this.other = other === undefined ? undefined : new Group(other);
    this.isBothWays = !('oneWay' in selection);
  }

  /** Whether a link is struck. Nobody has a link to itself. */
  has(from: Address, to: Address): boolean {
    if (from === to) return false;
    return this.leads(from, to) || (this.isBothWays && this.leads(to, from));
  }

  private leads(from: Address, to: Address): boolean {
    if (!this.one.has(from)) return false;
    if (this.other !== undefined) return this.other.has(to);
    // A client is beside the actor that it asks, and gets its answer.
    return !this.one.has(to) && !isClient(to);
  }
}

/** The groups of names at the ends of the links. Without a second one, it is everybody else. */
export function endsOf(selection: LinkSelection): readonly [Names, Names?] {
  if ('isolate' in selection) return [selection.isolate];
  return 'oneWay' in selection ? selection.oneWay : selection.between;
}

/** When a fault holds: in [from, to). */
export class Holding {
  readonly from: number;
  readonly to: number;

  constructor({ from, to }: Interval) {
    this.from = instantOf(from);
    this.to = instantOf(to);
  }

  covers(at: number): boolean {
    return this.from <= at && at < this.to;
  }
}
