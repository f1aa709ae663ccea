import {
  type Actor,
  type Channel,
  type Distribution,
  type Duration,
  type Gotocol,
  gotocol,
  type Intention,
  readInterval,
  readWhole,
  SECOND,
  type Self,
  us,
} from '../../kernel/index.ts';
import { append } from '../append.ts';
import type { PromiseOptions } from './options.ts';

/** Dunbar's number of pirates: a pirate remembers no more. */
export const BUDDIES_MAX = 10;

/** The time from a promise until it is due. */
const DUE: Distribution = { law: 'uniform', min: SECOND, max: 10 * SECOND };

/** How much longer the other pirate waits for a promised sum. */
const PATIENCE = SECOND;

/** The service that pirates report themselves as. */
export const PIRATE_SERVICE = 'pirate';

/** The gifts and promises between a pirate and one of its buddies. */
interface Dealings {
  /** The sum of the buddy's gifts to this pirate. */
  given: number;
  /** Gold that this pirate has promised to the buddy; 0 for no promise. There is one promise at a time. */
  owing: number;
  /** Gold that the buddy has promised to this pirate; 0 for no promise. */
  owed: number;
  /** The number of kept promises of the buddy minus the number of broken ones. */
  trust: number;
}

const NO_DEALINGS: Readonly<Dealings> = Object.freeze({ given: 0, owing: 0, owed: 0, trust: 0 });

/** A chat is due, a promise to a buddy is due, or a promise by a buddy is overdue. */
export type PirateTimer = 'Chat' | { readonly type: 'Pay' | 'Overdue'; readonly buddy: Channel };

/**
 * At every interval it introduces two of its buddies, or gives gold to one. It begins when it is
 * told to chat, and ends at Goodbye.
 */
export class Pirate implements Actor<Gotocol, PirateTimer> {
  name = '';
  parent: Channel | null = null;
  logger: Channel | null = null;
  booty = 0;
  /** The part of the booty that came from the manager, and from no other pirate. */
  issued = 0;
  /** The time from one chat to the next, as it was last told; 0 before. */
  interval = 0;
  /** How often it has chatted since then. */
  chatCount = 0;
  /**
   * The other pirates that this one remembers. The list holds only channels, since it is searched
   * at every introduction, and reading an object for each buddy would be slow in a large crew.
   */
  buddies: readonly Channel[] = [];
  /** The dealings by index of the buddy; `undefined` before the first one. */
  private readonly allDealings: (Dealings | undefined)[] = [];

  constructor(private readonly options: PromiseOptions) {}

  receive(message: Gotocol, _from: Channel, self: Self<Gotocol, PirateTimer>): void {
    const { channel, intention } = message;
    switch (message.imposition) {
      case 'Hello':
        return this.greet(channel, intention, self);
      case 'Inform':
        if (channel === null) return self.count('malformed');
        this.logger = channel;
        return this.inform(self, { node: this.name, service: PIRATE_SERVICE });
      case 'NameDrop':
        return this.meet(channel, self);
      case 'Chat':
        return this.begin(readInterval(intention), self);
      case 'GoldCoin':
        return this.take(channel, readWhole(intention), self);
      case 'Put':
        return this.expect(channel, intention, self);
      case 'Goodbye':
        if (this.parent !== null) {
          self.send(this.parent, gotocol('Goodbye', self.channel, this.name));
        }
        return self.leave();
      default:
        return self.count('unexpected');
    }
  }

  timer(timer: PirateTimer, self: Self<Gotocol, PirateTimer>): void {
    if (timer === 'Chat') return this.chat(self);
    const index = this.indexOf(timer.buddy);
    if (index < 0) return;
    if (timer.type === 'Pay') return this.pay(index, self);
    const dealings = this.openDealings(index);
    dealings.owed = 0;
    dealings.trust -= 1;
  }

  /** The dealings with the buddy of that index. */
  dealings(index: number): Readonly<Dealings> {
    return this.allDealings[index] ?? NO_DEALINGS;
  }

  /** The dealings with the buddy of that index, for changing. */
  private openDealings(index: number): Dealings {
    let dealings = this.allDealings[index];
    if (dealings === undefined) {
      dealings = { ...NO_DEALINGS };
      this.allDealings[index] = dealings;
    }
    return dealings;
  }

  private greet(parent: Channel | null, name: Intention, self: Self<Gotocol, PirateTimer>): void {
    if (this.name !== '') return;
    if (typeof name !== 'string' || name === '') return self.count('malformed');
    this.name = name;
    this.parent = parent;
    self.report({ kind: 'node', service: PIRATE_SERVICE });
  }

  private meet(channel: Channel | null, self: Self<Gotocol, PirateTimer>): void {
    if (channel === null) return self.count('malformed');
    if (channel === self.channel || this.buddies.length === BUDDIES_MAX) return;
    if (this.buddies.includes(channel)) return;
    this.buddies = append(this.buddies, channel);
    self.report({ kind: 'edge', target: channel });
    this.inform(self, { source: this.name, target: channel.name });
  }

  private inform(self: Self<Gotocol, PirateTimer>, news: Intention): void {
    if (this.logger !== null) self.send(this.logger, gotocol('Inform', self.channel, news));
  }

  private indexOf(channel: Channel | null): number {
    return channel === null ? -1 : this.buddies.indexOf(channel);
  }

  private take(
    giver: Channel | null,
    gold: number | undefined,
    self: Self<Gotocol, PirateTimer>,
  ): void {
    // A sum that cannot be counted exactly is malformed, too.
    if (gold === undefined || !Number.isSafeInteger(this.booty + gold)) {
      return self.count('malformed');
    }
    this.booty += gold;
    if (giver === null) this.issued += gold;
    const index = this.indexOf(giver);
    if (index < 0) return;
    const dealings = this.openDealings(index);
    dealings.given += gold;
    if (dealings.owed === 0 || dealings.owed !== gold) return;
    dealings.owed = 0;
    dealings.trust += 1;
    self.cancel({ type: 'Overdue', buddy: this.buddies[index] });
  }

  private begin(interval: Duration | undefined, self: Self<Gotocol, PirateTimer>): void {
    if (interval === undefined) return self.count('malformed');
    this.interval = interval;
    this.chatCount = 0;
    self.every(interval, 'Chat');
  }

  /** It is time to chat. */
  protected chat(self: Self<Gotocol, PirateTimer>): void {
    this.chatCount += 1;
    if (this.buddies.length === 0) return;
    if (self.random.chance(0.5)) this.introduce(self);
    else this.deal(self);
  }

  /** Gives gold to one of its buddies, or promises it. */
  protected deal(self: Self<Gotocol, PirateTimer>): void {
    const { booty } = this;
    const index = this.choose(self);
    const gold = booty === 0 ? 0 : self.random.integer(0, booty - 1);
    if (gold === 0) return;
    const { promises } = this.options;
    if (promises > 0 && this.dealings(index).owing === 0 && self.random.chance(promises)) {
      return this.promise(index, gold, self);
    }
    this.give(index, gold, self);
  }

  /** Tells a random buddy about another one. */
  private introduce(self: Self<Gotocol, PirateTimer>): void {
    const count = this.buddies.length;
    if (count < 2) return;
    const told = self.random.integer(0, count - 1);
    const other = (told + self.random.integer(1, count - 1)) % count;
    const channel = this.buddies[other];
    self.send(this.buddies[told], gotocol('NameDrop', channel, channel.name));
  }

  /** The index of a random buddy. If there are promises, it picks two, and takes the one with more trust. */
  private choose(self: Self<Gotocol, PirateTimer>): number {
    const last = this.buddies.length - 1;
    const one = self.random.integer(0, last);
    if (this.options.promises === 0) return one;
    const other = self.random.integer(0, last);
    return this.dealings(other).trust > this.dealings(one).trust ? other : one;
  }

  private give(index: number, gold: number, self: Self<Gotocol, PirateTimer>): void {
    this.booty -= gold;
    self.send(this.buddies[index], gotocol('GoldCoin', self.channel, gold));
  }

  private promise(index: number, gold: number, self: Self<Gotocol, PirateTimer>): void {
    const within = self.random.duration(DUE);
    const channel = this.buddies[index];
    this.openDealings(index).owing = gold;
    self.count('promisesMade');
    self.after(within, { type: 'Pay', buddy: channel });
    self.send(channel, gotocol('Put', self.channel, { promise: gold, within }));
  }

  /** Keeps a promise, or breaks it by chance or for lack of gold. */
  private pay(index: number, self: Self<Gotocol, PirateTimer>): void {
    const dealings = this.openDealings(index);
    const gold = dealings.owing;
    dealings.owing = 0;
    if (this.booty < gold || self.random.chance(this.options.breaking)) {
      return self.count('promisesBroken');
    }
    self.count('promisesKept');
    this.give(index, gold, self);
  }

  /** Remembers the promise of a buddy. A promise of any other pirate is ignored. */
  private expect(
    promiser: Channel | null,
    intention: Intention,
    self: Self<Gotocol, PirateTimer>,
  ): void {
    const { promise, within } = (intention ?? {}) as Readonly<Record<string, Intention>>;
    const gold = readWhole(promise);
    const due = readInterval(within);
    // A promise of nothing could only be broken.
    if (gold === undefined || gold === 0 || due === undefined) return self.count('malformed');
    const index = this.indexOf(promiser);
    if (index < 0) return;
    this.openDealings(index).owed = gold;
    self.after(us(due + PATIENCE), { type: 'Overdue', buddy: this.buddies[index] });
  }
}
