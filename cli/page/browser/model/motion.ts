import { forceCollide, forceLink, forceSimulation, forceX, forceY } from 'd3-force';
import { radiusOf } from '../../layout/radius.ts';
import type { PageGraph, PageNode } from './graph.ts';

/** With more nodes and edges than this, a dragged node moves alone, since the others would not follow smoothly. */
const MOVING_MAX = 12_000;

const HOME_STRENGTH = 0.2;
const LINK_STRENGTH = 0.6;
const HEAT = 0.6;
/** The speed of cooling, which takes about two seconds. */
const COOLING = 0.04;

/** A position in the graph. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Moves the nodes while one is dragged. The node takes its neighbours along, and each is pulled to
 * its home. Nodes rest in the layout, so that only touched ones move. With reduced motion, a node
 * moves alone and goes home at once. `onMove` is called for nodes that move by themselves, not for
 * the node that the caller moves.
 */
export class Motion {
  private readonly simulation;
  private readonly isSmall: boolean;
  private readonly isReduced: () => boolean;

  constructor(
    { nodes, edges }: Pick<PageGraph, 'nodes' | 'edges'>,
    { isReduced, onMove }: { isReduced: () => boolean; onMove: () => void },
  ) {
    this.isReduced = isReduced;
    this.isSmall = nodes.length + edges.length <= MOVING_MAX;
    const links = this.isSmall ? edges.map(({ source, target }) => ({ source, target })) : [];
    const link = forceLink<PageNode, (typeof links)[number]>(links);
    const usual = link.strength();
    this.simulation = forceSimulation<PageNode>(this.isSmall ? [...nodes] : [])
      .stop()
      .alpha(0)
      .alphaDecay(COOLING)
      .force('x', forceX<PageNode>(({ homeX }) => homeX).strength(HOME_STRENGTH))
      .force('y', forceY<PageNode>(({ homeY }) => homeY).strength(HOME_STRENGTH))
      .force(
        'links',
        link
          .distance(({ source, target }) =>
            Math.hypot(source.homeX - target.homeX, source.homeY - target.homeY),
          )
          .strength((one, index, all) => LINK_STRENGTH * usual(one, index, all)),
      )
      .force(
        'collide',
        forceCollide<PageNode>(({ degree }) => radiusOf(degree)),
      )
      .on('tick', onMove);
  }

  private get isMoving(): boolean {
    return this.isSmall && !this.isReduced();
  }

  /** Pins a node at a position while it is dragged. */
  hold(node: PageNode, { x, y }: Place): void {
    node.fx = x;
    node.fy = y;
    if (this.isMoving) this.simulation.alphaTarget(HEAT).restart();
    else Object.assign(node, { x, y });
  }

  /** Ends the drag. The node stays pinned, and the others come to rest. */
  letGo(): void {
    this.simulation.alphaTarget(0);
  }

  /** Unpins nodes, which then go home. */
  release(nodes: Iterable<PageNode>): void {
    for (const node of nodes) {
      node.fx = null;
      node.fy = null;
      if (!this.isMoving) Object.assign(node, { x: node.homeX, y: node.homeY });
    }
    if (this.isMoving) this.simulation.alpha(HEAT).restart();
  }
}

export const isPinned = ({ fx }: PageNode): boolean => fx !== null;
