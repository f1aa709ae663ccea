import { exp, log } from '../../../../kernel/random/math.ts';
import { antiEntropy } from '../../../../models/gossip/epidemics/anti-entropy.ts';
import { rumor } from '../../../../models/gossip/epidemics/rumor.ts';
import { spread } from '../../../../models/gossip/epidemics/spread.ts';
import { type Experiment, type Figure, last } from '../experiment.ts';

/** A row of Demers' tables: residue, traffic and the last delivery. */
function row(
  mark: 'P' | 'R',
  numbers: readonly [number, number, number],
  units: readonly [number, number, number] = [0, 0, 0],
): Figure[] {
  return ['residue', 'traffic', 'lastDelivery'].map((what, index) => ({
    what,
    mark,
    published: numbers[index],
    unit: units[index],
    of: last(what),
  }));
}

const rounds = (direction: string, published: number): Experiment => ({
  title: `spread, ${direction}`,
  model: spread,
  options: { direction },
  figures: [{ what: 'rounds', mark: 'R', published, of: last('lastDelivery') }],
});

/** The solution below 1 of s = exp(-(k + 1)(1 - s)). */
function fixedPoint(k: number): number {
  let residue = 0;
  for (let step = 0; step < 100; step++) residue = exp(-(k + 1) * (1 - residue));
  return residue;
}

const sequential = (k: number): Experiment => ({
  title: `rumor, sequential reading, k ${k}`,
  model: rumor,
  options: { reading: 'sequential', k },
  runsQuick: 8,
  figures: [{ what: 'residue', mark: 'P', published: fixedPoint(k), of: last('residue') }],
});

/** One cycle of anti-entropy, after which the residue follows from the one before it. */
const oneCycle = (direction: 'push' | 'pull', informed: number): Experiment => {
  const before = 1 - informed / 1000;
  const missed = exp(1000 * (1 - before) * log(1 - 1 / 1000));
  const published = direction === 'pull' ? before * before : before * missed;
  return {
    title: `anti-entropy, ${direction}, one cycle from a residue of ${before.toFixed(2)}`,
    model: antiEntropy,
    options: { direction, informed },
    limits: { until: '10s' },
    figures: [{ what: 'residue', mark: 'P', published, of: last('residue') }],
  };
};

const blindCoin = { feedback: false, interest: 'coin' };

export const epidemics: readonly Experiment[] = [
  rounds('push', 18.03),
  rounds('pull', 13.8),
  rounds('push-pull', 9.12),
  {
    title: 'rumor, table 1, k 1',
    model: rumor,
    options: { k: 1 },
    figures: [...row('P', [0.18, 1.7, 16.8], [0.01, 0.1, 0.1]), ...row('R', [0.1752, 1.744, 16.8])],
  },
  {
    title: 'rumor, table 1, k 2',
    model: rumor,
    options: { k: 2 },
    figures: [
      ...row('P', [0.037, 3.3, 16.9], [0.001, 0.1, 0.1]),
      ...row('R', [0.0369, 3.298, 16.84]),
    ],
  },
  {
    title: 'rumor, table 1, k 3',
    model: rumor,
    options: { k: 3 },
    figures: [
      ...row('P', [0.011, 4.5, 17.4], [0.001, 0.1, 0.1]),
      ...row('R', [0.0106, 4.531, 17.32]),
    ],
  },
  {
    title: 'rumor, table 2, k 1',
    model: rumor,
    options: { k: 1, ...blindCoin },
    runsQuick: 64,
    figures: row('P', [0.96, 0.04, 38], [0.01, 0.01, 1]),
  },
  {
    title: 'rumor, table 2, k 2',
    model: rumor,
    options: { k: 2, ...blindCoin },
    figures: [...row('P', [0.2, 1.6, 33], [0.01, 0.1, 1]), ...row('R', [0.2065, 1.592, 32.2])],
  },
  {
    title: 'rumor, table 3, k 1',
    model: rumor,
    options: { direction: 'pull', k: 1 },
    runsQuick: 8,
    figures: [
      ...row('P', [0.031, 2.7, 17.6], [0.001, 0.1, 0.1]),
      ...row('R', [0.0317, 2.702, 17.6]),
    ],
  },
  ...[1, 2, 3, 4, 5].map(sequential),
  ...[500, 900].flatMap((informed) => [oneCycle('pull', informed), oneCycle('push', informed)]),
];
