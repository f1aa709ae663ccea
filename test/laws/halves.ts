import fc from 'fast-check';
import {
  type Actor,
  type Channel,
  defineModel,
  type Fault,
  type Network,
  type ObservedEvent,
  type Operation,
  open,
  type ScenarioInput,
  type Self,
  type World,
} from '../../kernel/index.ts';

// Two groups of actors that talk among themselves, and rarely to each other.

export const LEFT = ['left0', 'left1', 'left2', 'left3'];
export const RIGHT = ['right0', 'right1', 'right2', 'right3'];
const NAMES = [...LEFT, ...RIGHT];

type Message = { readonly hops: number; readonly heat: number };
type Me = Self<Message, string>;

/** An actor whose state follows from all its events, so that a change of one shows in the others. */
class Talker implements Actor<Message, string> {
  heat = 0;

  constructor(
    private readonly near: readonly Channel[],
    private readonly far: readonly Channel[],
  ) {}

  start(self: Me): void {
    this.heat = Number(self.disk.get<number>('heat') ?? 0);
    self.every(self.random.integer(3_000, 9_000), 'beat');
  }
  receive({ heat, hops }: Message, _from: Channel, self: Me): void {
    this.note(heat, self);
    if (hops > 0) this.talk(hops - 1, self);
  }
  timer(timer: string, self: Me): void {
    this.note(timer === 'beat' ? 1 : 2, self);
    this.talk(self.random.integer(0, 2), self);
    if (self.random.chance(0.2)) self.after(self.random.integer(0, 5_000), 'once');
  }
  private note(heat: number, self: Me): void {
    this.heat = (31 * this.heat + heat + self.random.integer(0, 9)) % 1009;
    if (this.heat % 5 === 0) self.disk.set('heat', this.heat);
    if (this.heat % 7 === 0) self.disk.sync();
  }
  private talk(hops: number, self: Me): void {
    const peers = self.random.chance(0.001) ? this.far : this.near;
    for (const peer of self.random.sample(peers, 2)) self.send(peer, { hops, heat: this.heat });
  }
}

const model = defineModel({
  name: 'halves',
  actors(setup) {
    const groups = [LEFT, RIGHT].map((names) => names.map((name) => setup.channel(name)));
    for (const [index, near] of groups.entries()) {
      for (const channel of near) setup.spawn(channel, () => new Talker(near, groups[1 - index]));
    }
  },
});

/** A run of both halves as it is tried. */
export interface HalvesPlay extends Pick<ScenarioInput, 'network' | 'ties'> {
  readonly seed: string;
  readonly faults: readonly Fault[];
  readonly operations: readonly Operation[];
}

const name = fc.constantFrom(...NAMES);
const some = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const instant = fc.integer({ min: 0, max: 100 }).map((ms) => `${ms}ms`);
const links = fc.oneof(
  fc.record({ between: fc.tuple(some, some) }),
  fc.record({ oneWay: fc.tuple(some, some) }),
  fc.record({ isolate: some }),
);
const interval = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.option(fc.integer({ min: 1, max: 60 })))
  .map(([from, length]) => ({
    from: `${from}ms`,
    ...(length !== null && { to: `${from + length}ms` }),
  }));
const rate = fc.constantFrom(0.3, 1);
const OF_LINKS = new Set<string>(['cut', 'hold', 'loss', 'duplication', 'delay', 'reordering']);

const fault: fc.Arbitrary<Fault> = fc
  .tuple(
    interval,
    some,
    links,
    fc.oneof(
      fc.record({
        kind: fc.constant('crash' as const),
        disk: fc.constantFrom('kept' as const, 'synced' as const, 'torn' as const, 'lost' as const),
        after: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      }),
      fc.constantFrom({ kind: 'leave' as const }, { kind: 'pause' as const }),
      fc.constantFrom(
        { kind: 'slow' as const, factor: 3 },
        { kind: 'drift' as const, ppm: 200_000 },
        { kind: 'wall' as const, by: '-5ms' },
      ),
      fc.constantFrom({ kind: 'cut' as const }, { kind: 'hold' as const }),
      fc.record({ kind: fc.constantFrom('loss' as const, 'duplication' as const), rate }),
      fc.record({
        kind: fc.constantFrom('delay' as const, 'reordering' as const),
        by: fc.constantFrom('2ms', { law: 'uniform', min: '0s', max: '9ms' }),
      }),
    ),
  )
  .map(([span, actors, selection, what]): Fault => {
    const given = Object.entries(what).filter(([, value]) => value !== undefined);
    const target: object = OF_LINKS.has(what.kind) ? selection : { actors };
    return { ...span, ...target, ...Object.fromEntries(given) } as Fault;
  });

/** Plays of any faults, each with a key of its own. */
export const halvesPlays: fc.Arbitrary<HalvesPlay> = fc.record({
  seed: fc.string(),
  ties: fc.constantFrom('fifo' as const, 'shuffled' as const),
  network: fc.record({
    latency: fc.constantFrom('1ms', { law: 'uniform', min: '0s', max: '4ms' }),
    ordering: fc.constantFrom('fifo' as const, 'none' as const),
    loss: fc.constantFrom(0, 0.1),
    duplication: fc.constantFrom(0, 0.1),
  }),
  faults: fc
    .array(fault, { minLength: 1, maxLength: 5 })
    .map((faults) => faults.map((one, index) => ({ ...one, key: `fault ${index}` }))),
  operations: fc
    .array(fc.record({ at: instant, to: name }), { maxLength: 2 })
    .map((all) =>
      all.map((one, index) => ({ ...one, key: `${index}`, message: { hops: 2, heat: index } })),
    ),
});

/** Runs both halves for 150 ms, and returns what happened. */
export function playHalves(
  play: HalvesPlay,
  network?: Network,
): { readonly events: readonly ObservedEvent[]; readonly world: World } {
  const events: ObservedEvent[] = [];
  const observers = [{ event: (event: ObservedEvent) => void events.push(event) }];
  const scenario = { ...play, limits: { until: '150ms', events: 20_000 } };
  const world = open(model, scenario, { observers, ...(network !== undefined && { network }) });
  world.advance();
  return { events, world };
}
