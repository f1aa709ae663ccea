import {
  type Actor,
  type Channel,
  type Counts,
  type Duration,
  defineModel,
  GraphObserver,
  type GraphRecord,
  type Observer,
  type Outcome,
  open,
  type Self,
  type Setup,
  seconds,
  type World,
} from '../../../kernel/index.ts';
import { SkypeNode } from '../../../models/skype/node.ts';

type SkypeNetwork = ConstructorParameters<typeof SkypeNode>[0];
type Options = SkypeNetwork['options'];

/** A message of the network, as actors of these tests say and hear it. */
export type Message = Parameters<SkypeNode['receive']>[0];

/** With these options, nodes do nothing by themselves for an hour, and none leaves. */
export const quiet: Options = {
  population: 2,
  duration: seconds(10),
  connections: 0,
  intervalMin: seconds(3600),
  intervalMax: seconds(3600),
  offline: 0,
  leaving: 0,
};

/** A line to Mary from a named actor, or to the service as Mary. It is a message, or a function of channels. */
export type Line = readonly [
  speaker: string,
  message: Message | ((channel: (name: string) => Channel) => Message),
  at?: Duration,
];

/** A message of Mary: its instant, receiver and content, with channels as names. */
export interface Said {
  readonly at: number;
  readonly to: string;
  readonly message: unknown;
}

/** The end of a scene. */
export interface Scene {
  readonly mary: SkypeNode;
  readonly said: readonly Said[];
  readonly counts: Counts;
  readonly outcome: Outcome;
  readonly records: readonly GraphRecord[];
}

/** The members of every scene, by id. */
const CAST: readonly string[] = ['nobody', 'Mary', 'Anne', 'Bart', 'Charles'];

/**
 * Mary the node meets what others tell her, in the order of the lines. Nobody is the service but by name:
 * what she asks of it has no answer but those of the lines.
 */
export function play(lines: readonly Line[], options: Partial<Options> = {}): Scene {
  const said: Said[] = [];
  const graph = new GraphObserver();
  let mary: SkypeNode | undefined;
  const listener: Observer = {
    event({ kind, from, to, data, at }) {
      if (kind !== 'message' || from?.name !== 'Mary') return;
      said.push({ at, to: to.name, message: JSON.parse(JSON.stringify(data)) });
    },
  };
  const chosen = { ...quiet, ...options };
  const world = worldOf(
    (setup) => {
      const channels = new Map(CAST.map((name) => [name, setup.channel(name)]));
      channels.set('service', setup.channel('service'));
      const node = new SkypeNode({
        options: chosen,
        interval: { law: 'uniform', min: chosen.intervalMin, max: chosen.intervalMax },
        service: channelOf(channels, 'service'),
        channels: [undefined, ...CAST.slice(1).map((name) => channels.get(name))],
      });
      mary = node;
      for (const [name, channel] of channels) {
        const own = lines.filter(([speaker]) => speaker === name);
        if (name === 'Mary') setup.spawn(channel, () => node);
        else setup.spawn(channel, () => new Speaker(own, 'Mary', channels));
      }
    },
    [graph, listener],
  );
  if (mary === undefined) throw new Error('Mary is missing');
  const { counts, outcome } = world.result();
  return { mary, said, counts, outcome, records: [...graph.graph.records()] };
}

/** The world of a set-up, run for ten seconds. */
export function worldOf(
  actors: (setup: Setup) => void,
  observers: readonly Observer[] = [],
): World {
  const model = defineModel({ name: 'scene', actors });
  const world = open(model, { seed: 'scene', limits: { until: '10s' } }, { observers });
  world.advance();
  return world;
}

const channelOf = (channels: ReadonlyMap<string, Channel>, name: string): Channel => {
  const channel = channels.get(name);
  if (channel === undefined) throw new Error(`nobody is called ${name}`);
  return channel;
};

/** Says its lines to one other, when they are due, and notes what it hears. */
export class Speaker implements Actor<Message, number> {
  readonly heard: { readonly from: string; readonly message: Message }[] = [];

  constructor(
    private readonly lines: readonly Line[],
    private readonly listener: string,
    private readonly channels: ReadonlyMap<string, Channel>,
  ) {}

  start(self: Self<Message, number>): void {
    this.lines.forEach(([, , at = seconds(0)], index) => {
      self.after(at, index);
    });
  }

  receive(message: Message, from: Channel): void {
    this.heard.push({ from: from.name, message });
  }

  timer(index: number, self: Self<Message, number>): void {
    const [, message] = this.lines[index];
    const told =
      typeof message === 'function' ? message((name) => channelOf(this.channels, name)) : message;
    self.send(channelOf(this.channels, this.listener), told);
  }
}

/** The first lines of most scenes: Mary has id 1 and is online. */
export const online: readonly Line[] = [
  ['service', { type: 'Registered', id: 1 }],
  ['service', { type: 'Authenticated' }],
];

/** She finds others, by id. */
export const finds = (...ids: readonly number[]): Line[] =>
  ids.map((id) => ['service', { type: 'Found', id, name: CAST[id] }]);
