import { forceCollide, forceLink, forceSimulation, forceX, forceY } from 'd3-force';
import { radiusOf } from '../../layout/radius.ts';
import type { PageGraph, PageNode } from './graph.ts';

/** In a graph of more nodes and edges a dragged node moves alone: the others would not follow smoothly. */
const MOVING_MAX = 12_000;

const HOME_STRENGTH = 0.2;
const LINK_STRENGTH = 0.6;
const HEAT = 0.6;
/** How fast it cools down: in two seconds or so. */
const COOLING = 0.04;

/** A node's place in the graph. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Moves the nodes while one is dragged: it takes its neighbours along, and each is drawn to its home. The
 * layout is where they rest, so that nothing moves that was not touched. Where motion is to be reduced, a node
 * moves alone, and goes home at once. `onMove` is told of what moves by itself, not of what the caller moves.
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

  /** Pins a node to a place, where it is held. */
  hold(node: PageNode, { x, y }: Place): void {
    node.fx = x;
    node.fy = y;
    if (this.isMoving) this.simulation.alphaTarget(HEAT).restart();
    else Object.assign(node, { x, y });
  }

  /** Lets it go: it stays pinned, and the others come to rest. */
  letGo(): void {
    this.simulation.alphaTarget(0);
  }

  /** Lets nodes that were pinned go home. */
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
