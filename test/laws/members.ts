import fc from 'fast-check';
import {
  type Actor,
  type Channel,
  type DropReason,
  defineModel,
  type Model,
  type Network,
  type ObservedEvent,
  type Observer,
  open,
  type Self,
  SimulationError,
  us,
  type World,
} from '../../kernel/index.ts';

type Message =
  | { readonly type: 'Word'; readonly ttl: number; readonly about: readonly Channel[] }
  | { readonly type: 'Bye'; readonly who: string };
type Timer = { readonly again: true } | { readonly n: number; readonly ttl: number };
type Me = Self<Message, Timer>;

/** An action that a handler may leave out: the n-th of its kind at an event. */
export interface Deed {
  readonly what: 'send' | 'draw' | 'spawn';
  readonly event: ObservedEvent;
  readonly n: number;
  /** The receiver of the message, or the spawned member. */
  readonly to: string;
}

/** Notes the actions at each event of a run, and leaves one out. */
class Script implements Observer {
  readonly events: ObservedEvent[] = [];
  readonly deeds: Deed[] = [];
  private current: ObservedEvent | undefined;
  private n = 0;

  constructor(private readonly omitted?: Deed) {}

  event(event: ObservedEvent): void {
    this.events.push(event);
    this.current = event;
    this.n = 0;
  }

  does(what: Deed['what'], to: string, act: () => void): void {
    // A world that is run again has no script, so it leaves nothing out.
    if (this.current === undefined) return act();
    const deed: Deed = { what, event: this.current, n: this.n++, to };
    this.deeds.push(deed);
    const { omitted } = this;
    if (omitted?.event.id === deed.event.id && omitted.n === deed.n) return;
    act();
  }
}

/** The names that each member can spawn. "boss" and "rock" live from the start, and never leave. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  boss: ['a', 'b', 'c', 'd'],
  rock: [],
  a: ['a1', 'a2'],
  b: ['b1', 'b2'],
  c: [],
  d: ['d1'],
  a1: ['a11'],
};
const NAMES = [...new Set(Object.entries(CHILDREN).flatMap(([name, names]) => [name, ...names]))];

/**
 * A member draws its actions. It sends, sets timers, spawns children, spawns children again after
 * their goodbye, and leaves. Its actions depend on all its events, so that a change of one shows in
 * the following ones.
 */
export class Member implements Actor<Message, Timer> {
  /** A number that follows from all events of the member. */
  heat = 0;
  readonly idle: Set<string>;

  constructor(
    private readonly script: Script,
    private readonly peers: readonly Channel[],
    private readonly name: string,
    private readonly parent: Channel | undefined,
  ) {
    this.idle = new Set(CHILDREN[name]);
  }

  /** The member's own fields. */
  toJSON(): unknown {
    return { heat: this.heat, idle: [...this.idle] };
  }

  start(self: Me): void {
    const lives = self.disk.get<number>('lives') ?? 0;
    self.disk.set('lives', lives + 1);
    this.heat = lives;
    self.every(us(self.random.integer(5, 20)), { again: true });
    this.act(4, self);
  }
  receive(message: Message, from: Channel, self: Me): void {
    if (message.type === 'Bye') this.idle.add(message.who);
    else this.heat += message.about.indexOf(from) + 2;
    this.act(message.type === 'Bye' ? 2 : message.ttl, self);
  }
  timer(timer: Timer, self: Me): void {
    this.act('again' in timer ? 3 : timer.ttl, self);
  }

  private act(ttl: number, self: Me): void {
    const { random } = self;
    this.script.does('draw', self.name, () => void random.uniform());
    this.heat = (31 * this.heat + random.integer(0, 9)) % 1009;
    if (ttl === 0) return;
    for (let count = random.integer(0, 2); count > 0; count--) {
      const choice = random.integer(0, 9);
      if (choice < 5) this.talk(ttl - 1, self);
      else if (choice < 7) self.after(us(random.integer(0, 9)), { n: count, ttl: ttl - 1 });
      else if (choice < 9) this.bear(self);
      else if (this.parent !== undefined) return this.goodbye(this.parent, self);
      this.script.does('draw', self.name, () => void random.uniform());
    }
  }

  private talk(ttl: number, self: Me): void {
    const { peers } = this;
    const to = peers[(this.heat + self.random.integer(0, 99)) % peers.length];
    const about = self.random.sample(peers, 2);
    this.script.does('send', to.name, () => self.send(to, { type: 'Word', ttl, about }));
  }

  private bear(self: Me): void {
    const [name] = this.idle;
    if (name === undefined) return;
    this.idle.delete(name);
    const { channel } = self;
    this.script.does('spawn', name, () => {
      try {
        self.spawn(name, () => new Member(this.script, this.peers, name, channel));
      } catch (error) {
        // A goodbye to an earlier life of its own came late: the child lives again.
        if (!(error instanceof SimulationError)) throw error;
      }
    });
  }

  private goodbye(parent: Channel, self: Me): void {
    this.script.does('send', parent.name, () => self.send(parent, { type: 'Bye', who: this.name }));
    self.leave();
  }
}

const membersModel = (script: Script): Model =>
  defineModel({
    name: 'members',
    actors(setup) {
      const peers = NAMES.map((name) => setup.channel(name));
      for (const name of ['boss', 'rock']) {
        setup.spawn(name, () => new Member(script, peers, name, undefined));
      }
    },
  });

/** The laws of all links: their order, and latencies from 0 us to `latencyMax`. */
export interface LinkLaws {
  readonly isOrdered: boolean;
  readonly latencyMax: number;
  /** Whether some messages are lost by chance, and some are cut by sender, receiver and instant. */
  readonly isLossy: boolean;
}

/** Makes a network with these laws. Each fate and verdict is a function of the message alone. */
export const networkOf = ({ isOrdered, latencyMax, isLossy }: LinkLaws): Network => ({
  fate: ({ draws }) => ({
    latency: draws.integer(0, latencyMax),
    isOrdered,
    isSteady: latencyMax === 0,
  }),
  ...(isLossy && {
    verdict({ draws, from, to, sentAt }, at): 'delivered' | DropReason {
      if (draws.at('loss').chance(0.1)) return 'loss';
      const isAcross = from.name < 'b' !== to.name < 'b';
      return isAcross && sentAt < 60 && at >= 40 ? 'cut' : 'delivered';
    },
  }),
});

/** A run of members as it is tried. */
export interface Play {
  readonly seed: string;
  readonly ties: 'fifo' | 'shuffled';
  /** The laws of the network. Without them, messages arrive at once. */
  readonly linkLaws: LinkLaws | undefined;
  /** Whether the run is strict; true by default. */
  readonly isStrict?: boolean;
}

// Latencies are a few microseconds, so that messages of a link meet, and events share instants.
const linkLaws: fc.Arbitrary<LinkLaws | undefined> = fc.option(
  fc.record({
    isOrdered: fc.boolean(),
    latencyMax: fc.constantFrom(0, 3, 30),
    isLossy: fc.boolean(),
  }),
  { nil: undefined },
);
/** Plays of any seed. */
export const plays: fc.Arbitrary<Play> = fc.record({
  seed: fc.string(),
  ties: fc.constantFrom('fifo' as const, 'shuffled' as const),
  linkLaws,
});
/** A world of members, and what happens in it as it is advanced; it ends at 150 us. */
export function openMembers(
  { seed, ties, linkLaws, isStrict = true }: Play,
  omitted?: Deed,
  observers: readonly Observer[] = [],
): { world: World; script: Script } {
  const script = new Script(omitted);
  const world = open(
    membersModel(script),
    { seed, ties, strict: isStrict, limits: { until: '150us' } },
    {
      observers: [script, ...observers],
      ...(linkLaws !== undefined && { network: networkOf(linkLaws) }),
    },
  );
  return { world, script };
}

/** Writes all visible data of a world as text. */
export const stateOf = (world: World): string =>
  JSON.stringify({
    counts: world.counts,
    fingerprint: world.fingerprint,
    now: world.now,
    actors: [...world.actors()].map(({ actor, disk, life, name, zone }) => ({
      ...{ actor, life, name, zone },
      disk: [...disk],
    })),
    inFlight: [...world.inFlight()].map((one) => JSON.stringify(one)).sort(),
  });
