import { NOTHING_SEEN, type Picture } from '../../../cli/watch/picture.ts';
import type { WatchedRun } from '../../../cli/watch/watched-run.ts';

/** A viewer as a page is one: it keeps what it has seen, and pulls the rest. */
export class Viewer {
  names: string[] = [];
  edges: [from: string, to: string][] = [];
  events: number[] = [];
  picture: Picture;

  constructor(private readonly run: WatchedRun) {
    this.picture = this.look();
  }

  look(): Picture {
    const picture = this.run.picture(this.picture?.seen ?? NOTHING_SEEN);
    this.names = [...this.names.slice(0, picture.namesFrom), ...picture.names];
    const fresh: [string, string][] = [];
    for (let index = 0; index < picture.edges.length; index += 2) {
      fresh.push([this.names[picture.edges[index]], this.names[picture.edges[index + 1]]]);
    }
    this.edges = [...this.edges.slice(0, picture.edgesFrom), ...fresh];
    const rows = picture.events.map(({ event }) => event);
    this.events = picture.areEventsFresh ? rows : [...this.events, ...rows];
    this.picture = picture;
    return picture;
  }

  /** The state of each actor, by name. */
  get states(): Record<string, string | undefined> {
    const { states, words } = this.picture;
    return Object.fromEntries(this.names.map((name, index) => [name, words[states[index] - 1]]));
  }

  /** All that depends on the event that is shown, and not on how the viewer came there. */
  get whole(): unknown {
    const { picture, names, edges } = this;
    const {
      namesFrom,
      reportsFrom,
      edgesFrom,
      names: _,
      events,
      areEventsFresh,
      ...rest
    } = picture;
    return structuredClone({ ...rest, edges, reports: null, names, last: this.events.at(-1) });
  }
}
