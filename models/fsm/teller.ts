import {
  type Channel,
  type Gotocol,
  gotocol,
  type Instant,
  type Intention,
  type OptionsOf,
  option,
  readWhole,
  SECOND,
  type Self,
} from '../../kernel/index.ts';
import { NO_PROMISES } from './options.ts';
import { Pirate, type PirateTimer } from './pirate.ts';

/** How a rumour spreads. */
export const rumourOptions = {
  source: option.count(1, {
    min: 1,
    summary: 'the pirate who starts the rumour, by number; the last one if there are fewer',
  }),
  passing: option.probability(1, {
    summary: 'chance that a pirate passes the rumour on to a buddy when it chats',
  }),
  losing: option.probability(0.1, {
    summary: 'chance that a pirate loses interest when a buddy knew the rumour already',
  }),
};

type RumourOptions = OptionsOf<typeof rumourOptions>;

export type Stage = 'susceptible' | 'infective' | 'removed';

/** The hops of a rumour that somebody was told; `undefined` for any other message. */
export function hopsOf({ imposition, intention }: Gotocol): number | undefined {
  if (imposition !== 'Put') return undefined;
  return readWhole(((intention ?? {}) as Readonly<Record<string, Intention>>).rumour);
}

/**
 * A pirate who passes a rumour on. Beside what every pirate does when it chats, it tells a random
 * buddy, until it has lost interest.
 */
export class Teller extends Pirate {
  stage: Stage = 'susceptible';
  /** How often the rumour was passed on until it came here; 0 for the source, `undefined` where it is not known. */
  hops: number | undefined;
  /** When it heard the rumour. */
  heardAt: Instant | undefined;

  constructor(
    private readonly rumour: RumourOptions,
    readonly isSource: boolean,
  ) {
    super(NO_PROMISES);
  }

  start(self: Self<Gotocol, PirateTimer>): void {
    if (this.isSource) this.learn(0, self);
  }

  override receive(message: Gotocol, from: Channel, self: Self<Gotocol, PirateTimer>): void {
    const hops = hopsOf(message);
    if (hops !== undefined) return this.hear(hops, message.channel, self);
    if (message.imposition === 'GetResponse') return this.tire(self);
    super.receive(message, from, self);
  }

  // What it draws and sends comes after all that every pirate does. So the network forms as it would without a rumour.
  protected override chat(self: Self<Gotocol, PirateTimer>): void {
    super.chat(self);
    const { buddies, hops, stage } = this;
    if (stage !== 'infective' || hops === undefined || buddies.length === 0) return;
    if (!self.random.chance(this.rumour.passing)) return;
    self.count('told');
    self.send(self.random.pick(buddies), gotocol('Put', self.channel, { rumour: hops + 1 }));
  }

  private hear(hops: number, teller: Channel | null, self: Self<Gotocol, PirateTimer>): void {
    if (this.stage === 'susceptible') {
      self.observe('hops', hops);
      self.observe('heardAtS', self.now / SECOND);
      return this.learn(hops, self);
    }
    if (teller === null || this.rumour.losing === 0) return;
    self.send(teller, gotocol('GetResponse', self.channel, 'old news'));
  }

  private learn(hops: number, self: Self<Gotocol, PirateTimer>): void {
    this.stage = 'infective';
    this.hops = hops;
    this.heardAt = self.now;
    self.gauge('informed', 1);
    self.gauge('infective', 1);
  }

  /** A buddy knew the rumour already. */
  private tire(self: Self<Gotocol, PirateTimer>): void {
    if (this.stage !== 'infective' || !self.random.chance(this.rumour.losing)) return;
    this.stage = 'removed';
    self.gauge('infective', 0);
  }
}
