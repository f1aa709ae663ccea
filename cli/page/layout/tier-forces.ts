import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force';
import type { GraphColumns } from '../page-data.ts';
import type { Body, ForceLayout } from './force-layout.ts';
import { degreesOf, radiusOf } from './radius.ts';
import { type Slot, slotsOf } from './slots.ts';

const ROUNDS = 60;
const GAP = 4;

/** Lays out a graph with tiers. Each node is pulled to its slot, and nodes do not overlap. */
export function tierForces(graph: GraphColumns, tierOfService: readonly number[]): ForceLayout {
  const degrees = degreesOf(graph);
  const { slots, tiers } = slotsOf(graph, tierOfService);
  const slotOf = ({ index }: Body): Slot => slots[index];
  const bodies: Body[] = slots.map(({ x, y }, index) => ({ index, x, y, vx: 0, vy: 0 }));
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(0)
    .force('x', forceX<Body>((body) => slotOf(body).x).strength(0.3))
    .force('y', forceY<Body>((body) => slotOf(body).y).strength(0.6))
    .force(
      'collide',
      forceCollide<Body>(({ index }) => radiusOf(degrees[index]) + GAP),
    );
  return {
    bodies,
    tiers,
    rounds: ROUNDS,
    advance(share) {
      simulation.alpha(1 - share).tick();
    },
  };
}
