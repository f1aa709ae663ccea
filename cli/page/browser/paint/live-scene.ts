import type { Picture } from '../../../watch/picture.ts';
import type { Fall } from '../live/falls.ts';
import type { PageNode } from '../model/graph.ts';

/** What a frame shows of the run, besides its graph. */
export interface LiveScene {
  readonly picture: Picture;
  /** The nodes of the actors, by index. */
  readonly nodes: readonly (PageNode | undefined)[];
  /** Pairs of actors, who has sent to whom; empty where the graph has edges of its own. */
  readonly traffic: readonly number[];
  /** The instant that is shown. */
  readonly clock: number;
  readonly falls: readonly Fall[];
  readonly words: readonly string[];
  readonly isStill: boolean;
}
