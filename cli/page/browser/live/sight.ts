import {
  type EventShown,
  LIFE,
  NOTHING_SEEN,
  type Picture,
  type Seen,
} from '../../../watch/picture.ts';
import type { PageGraph, PageNode } from '../model/graph.ts';

/** The log keeps so many events. */
const LOG_MAX = 2_000;

/** What the page has seen of the run: the present picture, and what earlier ones have told. */
export class Sight {
  picture: Picture | undefined;
  readonly words: string[] = [];
  /** The last events, in order. */
  log: EventShown[] = [];
  /** The nodes of the actors, by index; `undefined` for an actor that is no node. */
  nodes: (PageNode | undefined)[] = [];
  names: string[] = [];
  /** Pairs of actors, who has sent to whom. */
  edges: number[] = [];
  reportCount = 0;
  private readonly byName: ReadonlyMap<string, PageNode>;

  constructor(graph: PageGraph) {
    this.byName = new Map(graph.nodes.map((node) => [node.name, node]));
  }

  get seen(): Seen {
    return this.picture?.seen ?? NOTHING_SEEN;
  }

  /** Takes the next picture. O(actors). */
  take(picture: Picture): void {
    this.picture = picture;
    this.names.length = picture.namesFrom;
    this.nodes.length = picture.namesFrom;
    for (const name of picture.names) {
      this.names.push(name);
      this.nodes.push(this.byName.get(name));
    }
    this.reportCount = picture.reportsFrom + picture.reports.length;
    this.edges.length = 2 * picture.edgesFrom;
    for (const end of picture.edges) this.edges.push(end);
    for (let index = this.words.length; index < picture.words.length; index += 1) {
      this.words.push(picture.words[index]);
    }
    for (const [index, node] of this.nodes.entries()) {
      if (node === undefined) continue;
      node.state = picture.states[index];
      const life = picture.lives[index];
      // At the end of many runs all say goodbye, which is no news.
      node.life = life === LIFE.gone && picture.outcome !== undefined ? LIFE.alive : life;
    }
    this.log = (picture.areEventsFresh ? [] : this.log).concat(picture.events).slice(-LOG_MAX);
  }

  nameOf(actor: number | undefined): string {
    return actor === undefined ? '' : (this.names[actor] ?? 'outside');
  }
}
