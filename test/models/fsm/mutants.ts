/** A rule of the model that is changed. */
export interface Mutant {
  /** What is wrong. */
  readonly name: string;
  /** The model; `fsm` if left out. */
  readonly model?: 'fsm' | 'viral' | 'trade';
  readonly file: 'manager.ts' | 'pirate.ts' | 'teller.ts' | 'trader.ts';
  readonly from: string;
  readonly to: string;
  /** The property that sees it. */
  readonly property: string;
}

const KNOWS = 'a pirate knows few others, each once, and not itself';
const NO_GOLD = 'no pirate is in debt, and no gold comes from nothing';
const GOLD_LEFT = 'no gold vanishes';
const FAREWELL = 'a pirate says Goodbye once, and leaves';
const HEARD = 'all pirates are heard to leave';
const IN_TIME = 'the manager ends the run in time';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a pirate keeps a buddy twice',
    file: 'pirate.ts',
    from: 'if (this.buddies.includes(channel)) return;',
    to: '',
    property: KNOWS,
  },
  {
    name: 'a pirate forwards to itself',
    file: 'pirate.ts',
    from: 'channel === self.channel || ',
    to: '',
    property: KNOWS,
  },
  {
    name: 'a pirate knows one pirate too many',
    file: 'pirate.ts',
    from: 'this.buddies.length === BUDDIES_MAX',
    to: 'this.buddies.length > BUDDIES_MAX',
    property: KNOWS,
  },
  {
    name: 'a pirate gives gold that it does not have',
    file: 'pirate.ts',
    from: 'self.random.integer(0, booty - 1)',
    to: 'self.random.integer(0, booty + 1)',
    property: NO_GOLD,
  },
  {
    name: 'a pirate gives gold and keeps it',
    file: 'pirate.ts',
    from: 'this.booty -= gold;',
    to: '',
    property: NO_GOLD,
  },
  {
    name: 'a pirate counts a gift twice',
    file: 'pirate.ts',
    from: 'this.booty += gold;',
    to: 'this.booty += giver === null ? gold : 2 * gold;',
    property: NO_GOLD,
  },
  {
    name: 'a pirate loses the gifts of those whom it does not know',
    file: 'pirate.ts',
    from: 'if (index < 0) return;\n    const dealings = this.openDealings(index);\n    dealings.given',
    to: 'if (index < 0) {\n      if (giver !== null) this.booty -= gold;\n      return;\n    }\n    const dealings = this.openDealings(index);\n    dealings.given',
    property: GOLD_LEFT,
  },
  {
    name: 'a pirate chats twice as often as it was told',
    file: 'pirate.ts',
    from: "self.every(interval, 'Chat')",
    to: "self.every(us(Math.floor(interval / 2)), 'Chat')",
    property: 'no pirate chats more often than it was told',
  },
  {
    name: 'a pirate stays after its Goodbye, and answers again',
    file: 'pirate.ts',
    from: 'return self.leave();',
    to: 'return;',
    property: FAREWELL,
  },
  {
    name: 'a pirate says Goodbye twice',
    file: 'pirate.ts',
    from: 'return self.leave();',
    to: "self.send(this.parent ?? self.channel, gotocol('Goodbye', self.channel, ''));\n        return self.leave();",
    property: FAREWELL,
  },
  {
    name: 'a pirate leaves without a word when it is rich',
    file: 'pirate.ts',
    from: 'if (this.parent !== null) {',
    to: 'if (this.parent !== null && this.booty < 90) {',
    property: HEARD,
  },
  {
    name: 'the manager forgets to dismiss the last pirate',
    file: 'manager.ts',
    from: 'this.batch(phase, this.population, undefined',
    to: 'this.batch(phase, this.population - 1, undefined',
    property: HEARD,
  },
  {
    name: 'the manager dismisses a second too early',
    file: 'manager.ts',
    from: "self.after(this.options.duration, 'Shutdown')",
    to: "self.after(us(this.options.duration - 1_000_000), 'Shutdown')",
    property: IN_TIME,
  },
  {
    name: 'the manager waits for ever for pirates that are gone',
    file: 'manager.ts',
    from: "self.after(this.options.grace, 'Grace');",
    to: '',
    property: IN_TIME,
  },
  {
    name: 'a pirate who has lost interest can catch the rumour again',
    model: 'viral',
    file: 'teller.ts',
    from: "if (this.stage === 'susceptible') {",
    to: "if (this.stage !== 'infective') {",
    property: 'pirates go from susceptible to infective to removed',
  },
  {
    name: 'a pirate makes the rumour up',
    model: 'viral',
    file: 'teller.ts',
    from: 'super.receive(message, from, self);',
    to: "super.receive(message, from, self);\n    if (message.imposition === 'GoldCoin' && this.booty > 150 && this.hops === undefined) this.learn(1, self);",
    property: 'nobody but the source knows the rumour without having been told',
  },
  {
    name: 'a pirate pays what it does not have',
    model: 'trade',
    file: 'trader.ts',
    from: 'if (this.booty < amount)',
    to: 'if (this.booty < 0)',
    property: NO_GOLD,
  },
  {
    name: 'a pirate pays nobody in particular',
    model: 'trade',
    file: 'trader.ts',
    from: "self.send(pirate, gotocol('GoldCoin', self.channel, amount));",
    to: "if (amount > 0 && this.booty > amount) self.send(pirate, gotocol('GoldCoin', self.channel, amount));",
    property: 'all gold is held or on its way',
  },
];
