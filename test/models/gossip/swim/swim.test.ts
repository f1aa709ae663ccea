import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Fault, open, seconds, type World } from '../../../../kernel/index.ts';
import { swim } from '../../../../models/gossip/swim/swim.ts';
import { SwimNode } from '../../../../models/gossip/swim/swim-node.ts';
import { suspicionOf } from '../../../../models/gossip/swim/swim-options.ts';
import { test } from '../../../property.ts';

function ended(options: object, faults: readonly Fault[] = [], seed: string | number = 1): World {
  const world = open(swim, { seed, options, faults } as object as never);
  world.advance();
  return world;
}

const verdicts = (world: World): string[] => world.verdicts.map(({ verdict }) => verdict);
const HELD = ['held', 'held', 'held'];

/** How many living members hold a member for confirmed. */
const confirmers = (world: World, name: string): number =>
  [...world.actors()].filter(({ actor, channel, life }) => {
    const member = world.actor(name)?.channel;
    if (!(actor instanceof SwimNode) || member === undefined || member === channel) return false;
    return life === 'present' && actor.members.get(member)?.state === 'confirm';
  }).length;

function nodeOf(world: World, name: string): SwimNode {
  const actor = world.actor(name)?.actor;
  if (actor instanceof SwimNode) return actor;
  throw new Error(`got no member ${name}`);
}

const crash = (actors: string, from: string, to?: string): Fault => ({
  kind: 'crash',
  key: actors,
  actors,
  from,
  ...(to !== undefined && { to }),
});

describe('a group', () => {
  test.prop([fc.nat(), fc.integer({ min: 2, max: 30 }), fc.constantFrom('cycles', 'free')], {
    numRuns: 20,
  })(
    'never suspects a living member where nothing is lost and answers come in time',
    (seed, population, clocking) => {
      const { counts } = ended({ population, clocking, cycles: 30 }, [], seed).result();
      expect(counts.model.suspected).toBeUndefined();
    },
  );

  test.prop([fc.nat(), fc.integer({ min: 3, max: 20 })], { numRuns: 20 })(
    'confirms each member that has crashed',
    (seed, population) => {
      const world = ended({ population, cycles: 100 }, [crash('node2', '10s')], seed);
      expect(confirmers(world, 'node2')).toBe(population - 1);
      expect(verdicts(world)).toEqual(HELD);
    },
  );

  test('takes a member back that refutes its suspicion with a higher incarnation', () => {
    const world = ended({ population: 20, cycles: 60 }, [crash('node2', '10s', '18s')]);
    const { incarnation, isExpelled } = nodeOf(world, 'node2');
    expect([incarnation > 0, isExpelled]).toEqual([true, false]);
    expect(confirmers(world, 'node2')).toBe(0);
    expect(verdicts(world)).toEqual(HELD);
  });

  test('expels a member that comes back after it was confirmed', () => {
    const world = ended({ population: 20, cycles: 200 }, [crash('node2', '10s', '150s')]);
    expect(nodeOf(world, 'node2').isExpelled).toBe(true);
    expect(confirmers(world, 'node2')).toBe(19);
  });

  test('asks others to probe who has not answered, so that a cut link is no failure', () => {
    const cut: Fault = { kind: 'cut', key: 'c', between: ['node1', 'node2'], from: '0s' };
    const world = ended({ population: 10, cycles: 60 }, [cut]);
    expect(world.result().counts.model.suspected).toBeUndefined();
  });
});

describe('Lifeguard', () => {
  const group = { lifeguard: true, period: seconds(2), spreading: 3 };

  test('waits six times as long for a suspicion that nobody confirms', () => {
    // 3 ceil(ln 11) = 9 periods.
    const min = 9 * seconds(2);
    expect([0, 3, 9].map((count) => suspicionOf(10, count, group))).toEqual([6 * min, min, min]);
    // max - log(2) / log(4) (max - min)
    expect(suspicionOf(10, 1, group)).toBe(3.5 * min);
    expect(suspicionOf(10, 0, { ...group, lifeguard: false })).toBe(min);
  });

  test('confirms fewer living members in a network that loses messages', () => {
    const falsely = (lifeguard: boolean): number => {
      const loss: Fault = {
        kind: 'loss',
        key: 'l',
        between: ['node*', 'node*'],
        from: '0s',
        rate: 0.45,
      };
      const { counts } = ended({ population: 30, cycles: 100, lifeguard }, [loss]).result();
      return counts.model.expelled ?? 0;
    };
    expect(falsely(true)).toBeLessThan(falsely(false));
  });
});
