import type { Deltas, Digest, States } from './states.ts';

/**
 * How a message that cannot hold all deltas is filled. `depth`: all deltas of the participant of which most are
 * missing, then those of the next. `breadth`: one delta of each participant in turn.
 */
export type Order = 'depth' | 'breadth';

/**
 * The deltas for somebody of this digest, at most `mtu` of them. Those of each participant are the first ones in
 * the order of their versions. So none is left out before a later one.
 * Source: van Renesse, Dumitriu, Gough, Thomas 2008, Efficient Reconciliation and Flow Control for Anti-Entropy
 * Protocols, 3.2.
 */
export function deltasFor(digest: Digest, states: States, mtu: number, order: Order): Deltas[] {
  const missing = digest
    .map((after, owner) => ({ owner, after, deltas: states.after(owner, after) }))
    .filter(({ deltas }) => deltas.length > 0)
    .sort((one, other) => other.deltas.length - one.deltas.length);
  const counts = order === 'depth' ? byDepth(missing, mtu) : byBreadth(missing, mtu);
  return missing.flatMap(({ deltas, ...about }, index) =>
    counts[index] === 0 ? [] : [{ ...about, deltas: deltas.slice(0, counts[index]) }],
  );
}

function byDepth(missing: readonly Deltas[], mtu: number): number[] {
  let left = mtu;
  return missing.map(({ deltas }) => {
    const count = Math.min(left, deltas.length);
    left -= count;
    return count;
  });
}

function byBreadth(missing: readonly Deltas[], mtu: number): number[] {
  const counts = missing.map(() => 0);
  let left = mtu;
  for (let round = 0; left > 0; round++) {
    const before = left;
    for (const [index, { deltas }] of missing.entries()) {
      if (left === 0 || round >= deltas.length) continue;
      counts[index] += 1;
      left -= 1;
    }
    if (left === before) return counts;
  }
  return counts;
}
