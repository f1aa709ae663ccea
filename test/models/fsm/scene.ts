import {
  type Actor,
  type Channel,
  type Counts,
  type Duration,
  defineModel,
  type Gotocol,
  GraphObserver,
  type GraphRecord,
  gotocol,
  type Imposition,
  type Intention,
  type Outcome,
  open,
  type Self,
  seconds,
} from '../../../kernel/index.ts';
import { NO_PROMISES } from '../../../models/fsm/options.ts';
import { Pirate } from '../../../models/fsm/pirate.ts';

type PirateOptions = ConstructorParameters<typeof Pirate>[0];

/** The options of pirates in scenes. By default they make no promises. */
export const pirateOptions: PirateOptions = NO_PROMISES;

/**
 * A line of the prompter to Mary, about a named pirate or about nobody. The default instant is 0.
 */
export type Line = readonly [
  imposition: Imposition,
  about: string | null,
  intention: Intention,
  at?: Duration,
];

/** A message of Mary, and its instant. */
export interface Said {
  readonly at: number;
  readonly to: string;
  readonly imposition: Imposition;
  readonly about: string | null;
  readonly intention: Intention;
}

interface SceneOptions {
  readonly pirate?: Partial<PirateOptions>;
  /** When it ends, exclusive: 10 s without it. */
  readonly until?: Duration;
  /** The actors that do more than listen, by name. */
  readonly cast?: Readonly<Record<string, Actor<Gotocol>>>;
}

/** The end of a scene. */
export interface Scene {
  readonly mary: Pirate;
  readonly said: readonly Said[];
  readonly counts: Counts;
  readonly outcome: Outcome;
  /** The recorded reports of the graph, in order. */
  readonly records: readonly GraphRecord[];
}

/** Mary the pirate, an actor in her own right, meets what a prompter tells her. */
export function play(lines: readonly Line[], options: SceneOptions = {}): Scene {
  const { until = seconds(10), cast = {} } = options;
  const mary = new Pirate({ ...pirateOptions, ...options.pirate });
  const said: Said[] = [];
  const graph = new GraphObserver();
  const model = defineModel({
    name: 'scene',
    actors(setup) {
      const channels = new Map([['Mary', setup.spawn('Mary', () => mary)]]);
      const names = [...lines.map(([, about]) => about), ...Object.keys(cast)];
      for (const name of names) {
        if (name !== null && !channels.has(name)) {
          channels.set(
            name,
            setup.spawn(name, () => cast[name] ?? {}),
          );
        }
      }
      setup.spawn('prompter', () => new Prompter(lines, channels));
    },
  });
  const listener = {
    event: ({ kind, from, to, data, at }: Heard): void => {
      if (kind !== 'message' || from?.name !== 'Mary') return;
      const { imposition, channel, intention } = data as Gotocol;
      said.push({ at, to: to.name, imposition, about: channel?.name ?? null, intention });
    },
  };
  const world = open(model, { seed: 'scene', limits: { until } }, { observers: [graph, listener] });
  world.advance();
  const { counts, outcome } = world.result();
  return { mary, said, counts, outcome, records: [...graph.graph.records()] };
}

interface Heard {
  readonly kind: string;
  readonly from?: Channel | undefined;
  readonly to: Channel;
  readonly data?: unknown;
  readonly at: number;
}

/** Says its lines when they are due; those of one instant in their order. */
class Prompter implements Actor<Gotocol, number> {
  constructor(
    private readonly lines: readonly Line[],
    private readonly channels: ReadonlyMap<string, Channel>,
  ) {}

  start(self: Self<Gotocol, number>): void {
    this.lines.forEach(([, , , at = seconds(0)], index) => {
      self.after(at, index);
    });
  }

  timer(index: number, self: Self<Gotocol, number>): void {
    const [imposition, about, intention] = this.lines[index];
    self.send(
      this.channel('Mary'),
      gotocol(imposition, about === null ? null : this.channel(about), intention),
    );
  }

  private channel(name: string): Channel {
    const channel = this.channels.get(name);
    if (channel === undefined) throw new Error(`nobody is called ${name}`);
    return channel;
  }
}

/**
 * Somebody who gives back at once what gold they are given, so that Mary stays as rich as she is.
 */
export const honest: Actor<Gotocol> = {
  receive({ imposition, intention }, from, self) {
    if (imposition === 'GoldCoin') self.send(from, gotocol('GoldCoin', self.channel, intention));
  },
};

/** The first line of most scenes: her parent calls her Mary. */
export const hello: Line = ['Hello', 'parent', 'Mary'];

/** She is told of others, in this order. */
export const introduce = (...names: readonly string[]): Line[] =>
  names.map((name) => ['NameDrop', name, name]);
