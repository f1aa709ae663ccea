import { seconds, type World } from '../../../../kernel/index.ts';
import { swim } from '../../../../models/gossip/swim/swim.ts';
import { SwimNode } from '../../../../models/gossip/swim/swim-node.ts';
import { type Experiment, last } from '../experiment.ts';

/** The cycle at whose begin node1 crashes. */
const CRASH = 5;

/** The periods from the crash of node1 to the end of the first one in which it was probed. */
function detection(world: World): number {
  const crashed = world.actor('node1')?.channel;
  let first = Number.POSITIVE_INFINITY;
  for (const { actor } of world.actors()) {
    if (!(actor instanceof SwimNode) || crashed === undefined) continue;
    first = Math.min(first, actor.suspectedAt.get(crashed) ?? first);
  }
  return Math.floor(first / seconds(2)) - CRASH;
}

const firstDetection = (population: number, published: number): Experiment => ({
  title: `swim, first detection, n ${population}`,
  model: swim,
  options: { population, probing: 'random', cycles: CRASH + 25 },
  faults: [{ kind: 'crash', key: 'c', actors: 'node1', from: seconds(2 * CRASH) as number }],
  isMeasured: false,
  runsQuick: 64,
  figures: [{ what: 'periods', mark: 'P', published, unit: 0.001, of: detection }],
});

const load = (population: number): Experiment => ({
  title: `swim, load, n ${population}`,
  model: swim,
  options: { population, cycles: 10 },
  runsQuick: 2,
  figures: [
    { what: 'sent by a member in a period', mark: 'P', published: 2, unit: 0.1, of: last('load') },
    {
      what: 'received by a member in a period',
      mark: 'P',
      published: 2,
      unit: 0.1,
      of: (world) => world.counts.delivered / population / 10,
    },
  ],
});

export const swims: readonly Experiment[] = [
  firstDetection(8, 1.647),
  firstDetection(32, 1.597),
  load(16),
  load(128),
  {
    title: 'swim, false detection by one prober, q .95, k 3',
    model: swim,
    options: { population: 32, helpers: 3, cycles: 500 },
    network: { loss: 0.05 },
    isMeasured: false,
    runsQuick: 6,
    figures: [
      {
        what: 'a probe',
        mark: 'P',
        published: 6.2e-4,
        unit: 1e-5,
        of: ({ counts: { model } }) => (model.unanswered ?? 0) / (model.probes ?? 0),
      },
    ],
  },
];
