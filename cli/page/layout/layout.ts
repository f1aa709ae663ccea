import type { GraphColumns, Layout } from '../page-data.ts';
import { areasOf } from './areas.ts';
import { bareLayout, isBare } from './bare-layout.ts';
import type { ForceLayout } from './force-layout.ts';
import { freeForces } from './free-forces.ts';
import { placedLayout } from './placed-layout.ts';
import { tierForces } from './tier-forces.ts';
import { tiersOf } from './tiers.ts';

/** With more nodes, a round of forces takes seconds. */
export const FORCED_MAX = 20_000;

function forcesOf(graph: GraphColumns): ForceLayout {
  const tiers = tiersOf(graph);
  if (graph.nodes.name.length > FORCED_MAX) return placedLayout(graph, tiers);
  return tiers === undefined ? freeForces(graph) : tierForces(graph, tiers);
}

/** Finds a position for every node. It works in rounds, so that its caller can do other things in between. */
export class LayoutMaker {
  private readonly forces: ForceLayout;
  private roundCount = 0;

  constructor(private readonly graph: GraphColumns) {
    this.forces = isBare(graph) ? bareLayout(graph) : forcesOf(graph);
  }

  /** The share of the rounds that are done, [0, 1]. */
  get share(): number {
    return this.roundCount / this.forces.rounds;
  }

  /** Does one more round. O((nodes + edges) log nodes). */
  advance(): void {
    this.roundCount += 1;
    this.forces.advance(this.share);
  }

  /** Returns the present positions. They are rounded to a tenth of a unit, since finer steps are invisible. */
  layout(): Layout {
    const rounded = (value: number): number => Math.round(value * 10) / 10 + 0;
    const { tiers } = this.forces;
    const x = this.forces.bodies.map((body) => rounded(body.x));
    const y = this.forces.bodies.map((body) => rounded(body.y));
    return { x, y, areas: areasOf(this.graph, { x, y, hasRegions: tiers.length > 0 }), tiers };
  }
}
