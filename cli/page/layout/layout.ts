import type { GraphColumns, Layout } from '../page-data.ts';
import { areasOf } from './areas.ts';
import { freeForces } from './free-forces.ts';
import type { Settling } from './settling.ts';
import { tierForces } from './tier-forces.ts';
import { tiersOf } from './tiers.ts';

/** Finds a place for every node, in rounds, so that whoever drives it may look up in between. */
export class LayoutMaker {
  private readonly settling: Settling;
  private roundCount = 0;

  constructor(private readonly graph: GraphColumns) {
    const tiers = tiersOf(graph);
    this.settling = tiers === undefined ? freeForces(graph) : tierForces(graph, tiers);
  }

  /** How much is done, [0, 1]. */
  get share(): number {
    return this.roundCount / this.settling.rounds;
  }

  /** One round more; O((nodes + edges) log nodes). */
  advance(): void {
    this.roundCount += 1;
    this.settling.advance(this.share);
  }

  /** Where everything is by now: to a tenth of a unit, as finer is not seen. */
  layout(): Layout {
    const rounded = (value: number): number => Math.round(value * 10) / 10 + 0;
    const { tiers } = this.settling;
    const x = this.settling.places.map((place) => rounded(place.x));
    const y = this.settling.places.map((place) => rounded(place.y));
    return { x, y, areas: areasOf(this.graph, { x, y, hasRegions: tiers.length > 0 }), tiers };
  }
}
