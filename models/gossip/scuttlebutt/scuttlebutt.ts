import { always, FAULT_KINDS, SECOND, type WorldView } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { Scuttlebutt } from './scuttlebutt-node.ts';
import { scuttlebuttOptions } from './scuttlebutt-options.ts';

const participantsOf = (world: WorldView): Scuttlebutt[] =>
  [...world.actors()].flatMap(({ actor, life }) =>
    actor instanceof Scuttlebutt && life === 'present' ? [actor] : [],
  );

/** The share of values of others that participants do not have, or have in an old version. */
function staleness(world: WorldView): number {
  const participants = participantsOf(world);
  let [stale, all] = [0, 0];
  for (const owner of participants) {
    for (const [key, { version }] of owner.states.valuesOf(owner.index)) {
      for (const other of participants) {
        if (other === owner) continue;
        all += 1;
        if (other.states.valueOf(owner.index, key)?.version !== version) stale += 1;
      }
    }
  }
  return all === 0 ? 0 : stale / all;
}

/** The writes that the participant who lacks most lacks of one other. */
function behind(world: WorldView): number {
  const participants = participantsOf(world);
  let most = 0;
  for (const owner of participants) {
    const highest = owner.states.highestOf(owner.index);
    for (const other of participants) {
      most = Math.max(most, highest - other.states.highestOf(owner.index));
    }
  }
  return most;
}

/** Looks for a value that is neither known nor newer than all that is known of its owner. */
function gap(world: WorldView): true | string {
  const participants = participantsOf(world);
  for (const owner of participants) {
    for (const [key, { version }] of owner.states.valuesOf(owner.index)) {
      for (const other of participants) {
        const { states } = other;
        const isKnown = states.valueOf(owner.index, key)?.version === version;
        if (isKnown || version > states.highestOf(owner.index)) continue;
        return `node${other.index + 1} lacks version ${version} of node${owner.index + 1}, though it has version ${states.highestOf(owner.index)}`;
      }
    }
  }
  return true;
}

/**
 * Scuttlebutt reconciliation.
 * Source: van Renesse, Dumitriu, Gough, Thomas 2008, Efficient Reconciliation and Flow Control for Anti-Entropy
 * Protocols.
 */
export const scuttlebutt = gossipModel({
  name: 'scuttlebutt',
  summary: 'participants who gossip about their values by digests and deltas (Scuttlebutt)',
  options: scuttlebuttOptions,
  node: (place, options) => new Scuttlebutt(place, options),
  measures: { staleness, behind },
  properties: [always('no write is left out before a later one', { every: 5 * SECOND }, gap)],
  // Who leaves and joins again has an empty disk, and so numbers its writes anew.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'leave'),
});
