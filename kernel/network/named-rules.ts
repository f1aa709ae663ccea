import type { Address } from '../actors/address.ts';
import { Group } from '../actors/names.ts';

/** A rule for the links from one actor to another. A missing end may be any. */
export interface NamedRule<Law> {
  readonly from?: string;
  readonly to?: string;
  readonly law: Law;
}

interface Ranked<Law> {
  /** Its place among all rules. */
  readonly rank: number;
  readonly from: Group | undefined;
  readonly to: Group | undefined;
  readonly law: Law;
}

const isExact = (name: string | undefined): name is string => name?.includes('*') === false;

/**
 * Rules for links between actors. The first one that fits a link decides. Rules that name an end in
 * full are looked up by it, since there may be very many of them.
 */
export class NamedRules<Law> {
  private readonly bySender = new Map<string, Ranked<Law>[]>();
  private readonly byReceiver = new Map<string, Ranked<Law>[]>();
  private readonly others: Ranked<Law>[] = [];

  constructor(readonly all: readonly NamedRule<Law>[]) {
    for (const [rank, { from, to, law }] of all.entries()) {
      const group = (name: string | undefined) =>
        name === undefined ? undefined : new Group(name);
      const ranked = { rank, from: group(from), to: group(to), law };
      if (isExact(from)) add(this.bySender, from, ranked);
      else if (isExact(to)) add(this.byReceiver, to, ranked);
      else this.others.push(ranked);
    }
  }

  /** The law of a link; `undefined` if no rule fits it. */
  find(from: Address, to: Address): Law | undefined {
    const bySender = firstOf(this.bySender.get(from.name), from, to);
    const byReceiver = firstOf(this.byReceiver.get(to.name), from, to);
    return earlier(earlier(bySender, byReceiver), firstOf(this.others, from, to))?.law;
  }
}

function firstOf<Law>(
  rules: readonly Ranked<Law>[] | undefined,
  from: Address,
  to: Address,
): Ranked<Law> | undefined {
  if (rules === undefined) return undefined;
  for (const rule of rules) {
    if (rule.from?.has(from) === false || rule.to?.has(to) === false) continue;
    return rule;
  }
  return undefined;
}

const earlier = <Law>(
  one: Ranked<Law> | undefined,
  other: Ranked<Law> | undefined,
): Ranked<Law> | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return one.rank < other.rank ? one : other;
};

function add<Law>(index: Map<string, Ranked<Law>[]>, name: string, rule: Ranked<Law>): void {
  const rules = index.get(name);
  if (rules === undefined) index.set(name, [rule]);
  else rules.push(rule);
}
