import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
} from 'd3-force';
import type { GraphColumns } from '../page-data.ts';
import type { Body, ForceLayout } from './force-layout.ts';
import { degreesOf, radiusOf } from './radius.ts';
import { sunflower } from './sunflower.ts';

const ROUNDS_MAX = 300;
const ROUNDS_MIN = 30;
/** The limit of rounds times nodes, which takes some seconds. There are always ROUNDS_MIN rounds. */
const WORK_MAX = 600_000;

/** Nodes collide from this share of the rounds on. Before, it would only take time. */
const COLLIDE_FROM = 0.6;

/** Up to this many nodes, repulsion is summed more exactly. The faster way leaves streaks. */
const CAREFUL_MAX = 3_000;

const LINK_LENGTH = 46;
const REPULSION = -130;
/** The gap between two nodes leaves room for a name. */
const GAP = 5;
/** The pull of an edge between two zones. An edge within a zone pulls with up to 1. */
const PULL_ACROSS = 0.002;

/**
 * Lays out a graph without tiers. Edges pull, and nodes repel each other. The nodes of each zone
 * gather around a point of their own, and so do the nodes without a zone. A large graph has fewer
 * rounds, so it takes about the same time but is laid out less well.
 */
export function freeForces(graph: GraphColumns): ForceLayout {
  const { name, zone } = graph.nodes;
  const degrees = degreesOf(graph);
  const centres = centresOf(graph);
  const centreOf = (index: number): Point => centres.get(zone[index]) ?? MIDDLE;
  const bodies: Body[] = sunflower(name.length, 12).map((seed, index) => {
    const centre = centreOf(index);
    return { index, x: centre.x + seed.x, y: centre.y + seed.y, vx: 0, vy: 0 };
  });
  // Screens are wide, so a graph without several zones is laid out wide, too.
  const [pullX, pullY] = centres.size > 1 ? [0.2, 0.2] : [0.035, 0.06];
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(0)
    .force(
      'repulsion',
      forceManyBody<Body>()
        .strength(REPULSION)
        .theta(name.length > CAREFUL_MAX ? 1.3 : 0.9),
    )
    .force('links', links(graph))
    .force('x', forceX<Body>(({ index }) => centreOf(index).x).strength(pullX))
    .force('y', forceY<Body>(({ index }) => centreOf(index).y).strength(pullY));
  const collide = forceCollide<Body>(({ index }) => radiusOf(degrees[index]) + GAP);
  const rounds = Math.round(WORK_MAX / (name.length + 1));
  return {
    bodies,
    tiers: [],
    rounds: Math.max(ROUNDS_MIN, Math.min(ROUNDS_MAX, rounds)),
    advance(share) {
      if (share >= COLLIDE_FROM) simulation.force('collide', collide);
      // d3's own decay needs a power, which machines may compute differently.
      simulation.alpha((1 - share) * (1 - share) * (1 - share)).tick();
    },
  };
}

function links({ nodes, edges }: GraphColumns) {
  const list: SimulationLinkDatum<Body>[] = edges.source.map((source, index) => ({
    source,
    target: edges.target[index],
  }));
  const isWithin = edges.source.map(
    (source, index) => nodes.zone[source] === nodes.zone[edges.target[index]],
  );
  const force = forceLink<Body, SimulationLinkDatum<Body>>(list).distance(LINK_LENGTH);
  const usual = force.strength();
  return force.strength((link, index, all) =>
    isWithin[index] ? usual(link, index, all) : PULL_ACROSS,
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const MIDDLE: Point = { x: 0, y: 0 };

/**
 * Makes a point for each zone, and one (-1) for the nodes without a zone. The points are in rows
 * and columns, far enough apart for the largest zone. `room` is the width of a zone with one node.
 */
export function centresOf(
  { nodes }: GraphColumns,
  { room = 75 }: { room?: number } = {},
): ReadonlyMap<number, Point> {
  const counts = new Map<number, number>();
  for (const zone of nodes.zone) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const most = Array.from(counts.values()).reduce((max, count) => Math.max(max, count), 0);
  const cell = 200 + room * Math.sqrt(most);
  const columns = Math.ceil(Math.sqrt(counts.size));
  const rows = Math.ceil(counts.size / columns);
  const points = Array.from(counts.keys(), (zone, index): [number, Point] => [
    zone,
    {
      x: ((index % columns) - (columns - 1) / 2) * cell,
      y: (Math.floor(index / columns) - (rows - 1) / 2) * cell,
    },
  ]);
  return new Map(points);
}
