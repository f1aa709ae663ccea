import { describe, expect, test } from 'vitest';
import { type Fault, open, type Result } from '../../../../kernel/index.ts';
import { scuttlebutt } from '../../../../models/gossip/scuttlebutt/scuttlebutt.ts';
import { meanOf } from '../experiment.ts';

function resultOf(options: object, faults: readonly Fault[] = [], seed = 1): Result {
  const world = open(scuttlebutt, { seed, options, faults } as object as never);
  world.advance();
  return world.result();
}

const staleness = (options: object): readonly (number | null)[] =>
  resultOf(options).measures?.values.staleness ?? [];

describe('participants', () => {
  test.each(['cycles', 'free'])('know all values soon after the last write: %s', (clocking) => {
    const values = staleness({ population: 30, clocking });
    expect(values[30]).toBeGreaterThan(0);
    expect(values.at(-1)).toBe(0);
  });

  test('are staler where messages hold less, and still come to know all', () => {
    const [narrow, wide] = [3, 100].map((mtu) => staleness({ population: 30, mtu, cycles: 200 }));
    expect(Number(narrow[40])).toBeGreaterThan(2 * Number(wide[40]));
    expect(narrow.at(-1)).toBe(0);
  });

  // 5 seeds, the same for both orders, and 4 standard errors of their difference.
  test('know more if messages are filled in depth, and lag less behind one if in breadth', () => {
    const meansOf = (order: string, seed: number): number[] => {
      const options = { population: 20, mtu: 4, updates: 1, cycles: 41, order };
      const { measures, verdicts } = resultOf(options, [], seed);
      expect(verdicts?.map(({ verdict }) => verdict)).toEqual(['held']);
      return ['staleness', 'behind'].map(
        (name) => meanOf(measures?.values[name].slice(20).map(Number) ?? []).mean,
      );
    };
    const differences = Array.from({ length: 5 }, (_, seed) => {
      const [depth, breadth] = [meansOf('depth', seed), meansOf('breadth', seed)];
      return depth.map((value, index) => breadth[index] - value);
    });
    const [staleness, behind] = [0, 1].map((index) => meanOf(differences.map((all) => all[index])));
    expect(staleness.mean).toBeGreaterThan(4 * staleness.error);
    expect(behind.mean).toBeLessThan(-4 * behind.error);
  });

  test('leave out no write before a later one, also over a crash', () => {
    const faults: Fault[] = [
      { kind: 'crash', key: 'c', actors: 'node3', from: '105s', to: '155s' },
      { kind: 'loss', key: 'l', between: ['node*', 'node*'], from: '0s', rate: 0.3 },
    ];
    const { verdicts, counts } = resultOf({ population: 20, clocking: 'free' }, faults);
    expect(counts.restarts).toBe(1);
    expect(verdicts?.map(({ verdict }) => verdict)).toEqual(['held']);
  });
});
