import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  option,
  type Property,
  type Self,
  seconds,
  type WorldView,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK } from '../protocol.ts';

/** What is wrong in the versions that were reported; nothing in the right one. */
const WRONGS = ['nothing', 'revives', 'forgets', 'asks nobody', 'is hasty', 'is mute'] as const;
export type Wrong = (typeof WRONGS)[number];

/** From the weakest statement about an incarnation to the strongest. */
const RANKS = ['alive', 'suspected', 'dead'] as const;

/** What is said of a member. Only the member itself begins an incarnation. */
interface Rumour {
  readonly about: string;
  readonly incarnation: number;
  readonly state: (typeof RANKS)[number];
}

type Message =
  | { readonly type: 'Ping' | 'Pong'; readonly rumours: readonly Rumour[] }
  | { readonly type: 'Probe' | 'Reached'; readonly target: string };
type Timer = 'Ping' | { readonly type: 'Answer' | 'Suspicion'; readonly about: string };
type Own = Self<Message, Timer>;

const ANSWER_MAX = ms(300);
const SUSPICION = seconds(4);
const HELPERS = 2;

/** Detects the death of its peers by pings, and spreads what it knows with them (after SWIM). */
export class Member implements Actor<Message, Timer> {
  readonly view = new Map<string, Rumour>();
  /** Who was dead and came back, though not in a later incarnation. */
  revived: string | undefined;
  /** Whom it asked others to reach. */
  private readonly probed = new Set<string>();
  /** For whom it tries to reach somebody. */
  private readonly askers = new Map<string, Channel[]>();

  constructor(
    private readonly peers: readonly Channel[],
    private readonly wrong: Wrong,
  ) {}

  start(self: Own): void {
    const earlier = self.disk.get<number>('incarnation') ?? 0;
    this.rise(this.wrong === 'forgets' ? 0 : earlier + 1, self);
    self.every(ms(200), 'Ping');
  }

  receive(message: Message, from: Channel, self: Own): void {
    switch (message.type) {
      case 'Ping':
        this.hear(message.rumours, self);
        return self.send(from, { type: 'Pong', rumours: this.rumours });
      case 'Pong':
        this.hear(message.rumours, self);
        this.answered(from.name, self);
        for (const asker of this.askers.get(from.name) ?? []) {
          self.send(asker, { type: 'Reached', target: from.name });
        }
        this.askers.delete(from.name);
        return;
      case 'Probe':
        this.askers.set(message.target, [...(this.askers.get(message.target) ?? []), from]);
        return this.ping(message.target, self);
      case 'Reached':
        return this.answered(message.target, self);
    }
  }

  timer(timer: Timer, self: Own): void {
    if (timer === 'Ping') {
      const { name } = self.random.pick(this.peers);
      this.ping(name, self);
      self.after(ANSWER_MAX, { type: 'Answer', about: name });
    } else if (timer.type === 'Answer') {
      this.missed(timer.about, self);
    } else {
      const { incarnation, state } = this.view.get(timer.about) ?? { incarnation: 0 };
      const rumour = { about: timer.about, incarnation, state: 'dead' } as const;
      if (state === 'suspected') this.hear([rumour], self);
    }
  }

  private ping(name: string, self: Own): void {
    const peer = this.peers.find((one) => one.name === name);
    if (peer !== undefined) self.send(peer, { type: 'Ping', rumours: this.rumours });
  }

  private answered(name: string, self: Own): void {
    this.probed.delete(name);
    self.cancel({ type: 'Answer', about: name });
  }

  /** First it asks others to reach who did not answer, and then suspects it. */
  private missed(about: string, self: Own): void {
    const helpers = this.peers.filter(({ name }) => name !== about);
    if (this.wrong !== 'asks nobody' && !this.probed.has(about) && helpers.length > 0) {
      this.probed.add(about);
      for (const helper of self.random.sample(helpers, Math.min(HELPERS, helpers.length))) {
        self.send(helper, { type: 'Probe', target: about });
      }
      return self.after(ANSWER_MAX, { type: 'Answer', about });
    }
    this.probed.delete(about);
    const { incarnation } = this.view.get(about) ?? { incarnation: 0 };
    const state = this.wrong === 'is hasty' ? 'dead' : 'suspected';
    this.hear([{ about, incarnation, state }], self);
  }

  private get rumours(): readonly Rumour[] {
    return [...this.view.values()];
  }

  private hear(rumours: readonly Rumour[], self: Own): void {
    for (const rumour of rumours) {
      if (rumour.about === self.name) this.defend(rumour, self);
      else if (this.isNews(rumour)) this.believe(rumour, self);
    }
  }

  private isNews({ about, incarnation, state }: Rumour): boolean {
    const known = this.view.get(about);
    if (known === undefined || incarnation > known.incarnation) return true;
    if (this.wrong === 'revives' && known.state === 'dead' && state === 'alive') return true;
    const isLater = RANKS.indexOf(state) > RANKS.indexOf(known.state);
    return incarnation === known.incarnation && isLater;
  }

  private believe(rumour: Rumour, self: Own): void {
    const { about, state } = rumour;
    const known = this.view.get(about);
    const wasDead = known?.state === 'dead' && state !== 'dead';
    if (wasDead && rumour.incarnation <= known.incarnation) this.revived = about;
    this.view.set(about, rumour);
    if (state === 'suspected') self.after(SUSPICION, { type: 'Suspicion', about });
    else self.cancel({ type: 'Suspicion', about });
  }

  /** Whoever is accused begins a new incarnation. */
  private defend({ incarnation, state }: Rumour, self: Own): void {
    const own = this.view.get(self.name)?.incarnation ?? 0;
    const isAccused = state !== 'alive' && incarnation >= own && this.wrong !== 'is mute';
    if (this.wrong === 'forgets' ? isAccused && incarnation === own : isAccused) {
      this.rise(incarnation + 1, self);
    }
  }

  private rise(incarnation: number, self: Own): void {
    self.disk.set('incarnation', incarnation);
    this.view.set(self.name, { about: self.name, incarnation, state: 'alive' });
  }
}

/** Who is thought worse of than is right: somebody lives and is held to be in this state. */
export function accused(world: WorldView, state: Rumour['state']): string | undefined {
  const living = [...world.actors()].filter(({ life }) => life === 'present');
  const names = new Set(living.map(({ name }) => name));
  for (const { name, actor } of living) {
    if (!(actor instanceof Member)) continue;
    for (const rumour of actor.view.values()) {
      const isWrong = names.has(rumour.about) && rumour.state === state;
      if (isWrong) return `${name} holds ${rumour.about} to be ${state}`;
    }
  }
  return undefined;
}

/** A group of members that must have these properties. The option `wrong` chooses a version. */
export const membership = (properties: readonly Property[]) =>
  defineModel({
    name: 'membership',
    options: { members: option.count(6, { min: 3, max: 9 }), wrong: WRONGS },
    network: NETWORK,
    properties,
    actors(setup, { members: count, wrong }) {
      const members = channelsOf(setup, count);
      for (const member of members) {
        const peers = members.filter((peer) => peer !== member);
        setup.spawn(member, () => new Member(peers, wrong));
      }
    },
  });
