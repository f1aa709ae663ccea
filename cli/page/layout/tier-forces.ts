import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force';
import type { GraphColumns } from '../page-data.ts';
import { degreesOf, radiusOf } from './radius.ts';
import type { Place, Settling } from './settling.ts';
import { type Slot, slotsOf } from './slots.ts';

const ROUNDS = 60;
const GAP = 4;

/** Lays out a graph with tiers. Each node is pulled to its slot, and nodes do not overlap. */
export function tierForces(graph: GraphColumns, tierOfService: readonly number[]): Settling {
  const degrees = degreesOf(graph);
  const { slots, tiers } = slotsOf(graph, tierOfService);
  const slotOf = ({ index }: Place): Slot => slots[index];
  const places: Place[] = slots.map(({ x, y }, index) => ({ index, x, y, vx: 0, vy: 0 }));
  const simulation = forceSimulation(places)
    .stop()
    .alphaDecay(0)
    .force('x', forceX<Place>((place) => slotOf(place).x).strength(0.3))
    .force('y', forceY<Place>((place) => slotOf(place).y).strength(0.6))
    .force(
      'collide',
      forceCollide<Place>(({ index }) => radiusOf(degrees[index]) + GAP),
    );
  return {
    places,
    tiers,
    rounds: ROUNDS,
    advance(share) {
      simulation.alpha(1 - share).tick();
    },
  };
}
