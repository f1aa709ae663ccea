import { averaging } from '../../../../models/gossip/aggregation/averaging.ts';
import { pushSum } from '../../../../models/gossip/aggregation/push-sum.ts';
import { type Experiment, factor, meanFactor } from '../experiment.ts';

export const aggregation: readonly Experiment[] = [
  {
    title: 'averaging',
    model: averaging,
    // The theory is that of an infinite network: at n nodes, the factor is smaller by about 1 / n.
    options: { cycles: 20, population: 4000 },
    runsQuick: 3,
    figures: [
      {
        what: 'variance, factor a cycle',
        mark: 'P',
        published: 0.3033,
        unit: 0.0001,
        error: 1 / 4000,
        of: meanFactor('variance', 20),
      },
      {
        what: 'variance, factor a cycle',
        mark: 'R',
        published: 0.295,
        // A deviation of .015 a cycle, over 30 cycles.
        error: 0.0027,
        of: meanFactor('variance', 20),
      },
    ],
  },
  {
    title: 'push-sum',
    model: pushSum,
    options: { cycles: 40 },
    runsQuick: 5,
    figures: [
      {
        what: 'largest error, factor a round',
        mark: 'P',
        published: Math.SQRT1_2,
        of: factor('error', 10, 40),
      },
      {
        what: 'largest error, factor a round',
        mark: 'R',
        published: 0.702,
        error: 0.0025,
        of: factor('error', 10, 40),
      },
    ],
  },
];
