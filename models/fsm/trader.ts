import {
  type Channel,
  type Gotocol,
  gotocol,
  type OptionsOf,
  option,
  readWhole,
  type Self,
} from '../../kernel/index.ts';
import { NO_PROMISES } from './options.ts';
import { Pirate, type PirateTimer } from './pirate.ts';

/** How pirates trade. */
export const tradingOptions = {
  gold: option.count(100, { max: 1e9, summary: 'gold of each pirate at the start' }),
  amount: option.count(10, { min: 1, max: 1e9, summary: 'gold that is paid in a trade' }),
  payer: option.choice(['either', 'caller', 'called'], {
    summary:
      'who pays: either of the two, by chance; the pirate who chats; or the buddy that it calls',
  }),
};

type TradingOptions = OptionsOf<typeof tradingOptions>;

/**
 * A pirate who trades with its buddies. At half of its chats it pays a fixed amount to one of them,
 * or asks it for that amount. Nobody pays who has less.
 */
export class Trader extends Pirate {
  constructor(private readonly trading: TradingOptions) {
    super(NO_PROMISES);
  }

  override receive(message: Gotocol, from: Channel, self: Self<Gotocol, PirateTimer>): void {
    if (message.imposition !== 'GetRequest') return super.receive(message, from, self);
    const amount = readWhole(message.intention);
    if (message.channel === null || amount === undefined) return self.count('malformed');
    this.payTo(message.channel, amount, self);
  }

  protected override deal(self: Self<Gotocol, PirateTimer>): void {
    const { amount, payer } = this.trading;
    const buddy = self.random.pick(this.buddies);
    const pays = payer === 'either' ? self.random.chance(0.5) : payer === 'caller';
    if (pays) this.payTo(buddy, amount, self);
    else self.send(buddy, gotocol('GetRequest', self.channel, amount));
  }

  private payTo(pirate: Channel, amount: number, self: Self<Gotocol, PirateTimer>): void {
    if (this.booty < amount) return self.count('unpaid');
    this.booty -= amount;
    self.count('paid');
    self.send(pirate, gotocol('GoldCoin', self.channel, amount));
  }
}
