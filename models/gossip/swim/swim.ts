import {
  atEnd,
  type Channel,
  FAULT_KINDS,
  monotone,
  parseDuration,
  type WorldView,
} from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { SwimNode } from './swim-node.ts';
import { spreadOf, swimOptions } from './swim-options.ts';
import type { MemberState } from './update.ts';

/** The living members that have not been expelled. */
function* livingOf(world: WorldView): Generator<readonly [Channel, SwimNode]> {
  for (const { actor, channel, life } of world.actors()) {
    if (actor instanceof SwimNode && life === 'present' && !actor.isExpelled)
      yield [channel, actor];
  }
}

/** The pairs of a living member and another one that it holds for this. */
function heldFor(world: WorldView, state: MemberState, isLiving: boolean): number {
  const living = new Set(Array.from(livingOf(world), ([channel]) => channel));
  let count = 0;
  for (const [, { members }] of livingOf(world)) {
    for (const [member, known] of members) {
      if (known.state === state && living.has(member) === isLiving) count += 1;
    }
  }
  return count;
}

/** Who is told dead is dead for all: it is probed, suspected and confirmed after so many periods. */
const periodsToConfirm = (memberCount: number): number =>
  2 * memberCount + 2 * spreadOf(memberCount, { spreading: swimOptions.spreading.default }) + 2;

/** The bound for the default population: a run of a check goes on for so long after its last fault. */
const LONGEST =
  periodsToConfirm(swimOptions.population.default) * Number(swimOptions.period.default);

/**
 * SWIM, with Lifeguard as an option. It has its own list of members, which begins with the peers of its
 * overlay.
 * Source: Das, Gupta, Motivala 2002, SWIM.
 */
export const swim = gossipModel({
  name: 'swim',
  summary: 'a group whose members probe each other and gossip about who has failed (SWIM)',
  options: swimOptions,
  node: (place, options) => new SwimNode(place, options),
  measures: {
    suspected: (world) => heldFor(world, 'suspect', true),
    falselyConfirmed: (world) => heldFor(world, 'confirm', true),
    confirmed: (world) => heldFor(world, 'confirm', false),
    load: (world) => {
      const { period, population } = world.scenario.options;
      const periods = world.now / (parseDuration(String(period)) ?? 1);
      return world.counts.sent / Number(population) / periods;
    },
  },
  properties: [
    monotone(
      'incarnations never fall, not even over a crash',
      SwimNode,
      { across: 'lives' },
      ({ incarnation }) => incarnation,
    ),
    atEnd('only its owner raises an incarnation', (world) => {
      for (const { name, actor } of world.actors()) {
        if (!(actor instanceof SwimNode)) continue;
        for (const [member, { incarnation }] of actor.members) {
          const owner = world.actor(member.name)?.actor;
          if (owner instanceof SwimNode && owner.incarnation < incarnation) {
            return `${name} holds incarnation ${incarnation} of ${member.name}, whose own is ${owner.incarnation}`;
          }
        }
      }
      return true;
    }),
    atEnd('who has crashed is confirmed by all in time', { within: LONGEST }, (world) => {
      const { period, population } = world.scenario.options;
      const bound = periodsToConfirm(Number(population)) * (parseDuration(String(period)) ?? 0);
      if (world.now - world.healedAt < bound) return true;
      for (const [channel, { members }] of livingOf(world)) {
        for (const [member, { state }] of members) {
          if (state !== 'confirm' && world.actor(member.name)?.life === 'gone') {
            return `${channel.name} holds ${member.name} for ${state}, which is gone`;
          }
        }
      }
      return true;
    }),
  ],
  // Who leaves and joins again has an empty disk, and so forgets its incarnation.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'leave'),
});
