import type { World } from '../../../../kernel/index.ts';
import { plumtree } from '../../../../models/gossip/broadcast/plumtree.ts';
import { averagePathOf, clusteringOf } from '../../../../models/gossip/kit/graph-figures.ts';
import { statisticsOf } from '../../../../models/gossip/kit/statistics.ts';
import { cyclon } from '../../../../models/gossip/overlay/cyclon.ts';
import { hyparview } from '../../../../models/gossip/overlay/hyparview.ts';
import { graphOf, inDegreesOf } from '../../../../models/gossip/overlay/overlay-measures.ts';
import type { Experiment, Figure } from '../experiment.ts';

/**
 * The clustering and the average path of the overlay, both exact. The numbers were reproduced by a single run,
 * whose deviations are those of the runs here; the path there was that of a sample of nodes.
 */
const graphFigures = (
  clustering: Pick<Figure, 'published' | 'error'>,
  path: Pick<Figure, 'published' | 'error'>,
): Figure[] => [
  { what: 'clustering', mark: 'R', ...clustering, of: (world) => clusteringOf(graphOf(world)) },
  { what: 'average path', mark: 'R', ...path, of: (world) => averagePathOf(graphOf(world)) },
];

const inDegreeDeviation = (world: World): number =>
  Math.sqrt(statisticsOf(inDegreesOf(world)).variance);

export const overlay: readonly Experiment[] = [
  {
    title: 'cyclon, cycle 100',
    model: cyclon,
    options: {},
    isMeasured: false,
    runsQuick: 2,
    figures: [
      ...graphFigures({ published: 0.0373, error: 0.0003 }, { published: 2.151, error: 0.005 }),
      { what: 'in-degree, deviation', mark: 'R', published: 2.45, of: inDegreeDeviation },
    ],
  },
  {
    title: 'hyparview, 50 cycles',
    model: hyparview,
    options: {},
    isMeasured: false,
    runsQuick: 2,
    figures: [
      ...graphFigures({ published: 0.0024, error: 0.0013 }, { published: 4.72, error: 0.01 }),
      {
        what: 'nodes of degree 5',
        mark: 'R',
        published: 999,
        error: 1,
        of: (world) => graphOf(world).filter(({ length }) => length === 5).length,
      },
    ],
  },
  {
    title: 'flood over hyparview',
    model: plumtree,
    options: { mode: 'flood', quiet: 50, broadcasts: 1, cycles: 52 },
    isMeasured: false,
    runsQuick: 2,
    figures: [
      {
        what: 'last delivery hop',
        mark: 'R',
        published: 6.7,
        error: 0.1,
        of: (world) => Number(plumtree.measures?.lastDeliveryHop(world)),
      },
      {
        what: 'relative message redundancy',
        mark: 'P',
        published: 3,
        unit: 0.02,
        of: (world) => Number(plumtree.measures?.redundancy(world)),
      },
    ],
  },
];
