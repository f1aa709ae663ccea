import {
  type Actor,
  type Channel,
  defineModel,
  monotone,
  ms,
  type Self,
  sometimes,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message = { readonly version: number };

/** Tells the others each new version. */
class Source implements Actor<Message, 'Next'> {
  constructor(private readonly copies: readonly Channel[]) {}

  start(self: Self<Message, 'Next'>): void {
    self.every(ms(200), 'Next');
  }

  timer(_timer: 'Next', self: Self<Message, 'Next'>): void {
    const version = (self.disk.get<number>('version') ?? 0) + 1;
    self.disk.set('version', version);
    for (const copy of this.copies) self.send(copy, { version });
  }
}

/** Keeps the last version. */
class Copy implements Actor<Message> {
  version = 0;

  constructor(private readonly bug: boolean) {}

  receive({ version }: Message): void {
    // The bug: what comes last counts as the latest.
    if (this.bug || version > this.version) this.version = version;
  }
}

export const reorderedCopies: Planted = {
  model: defineModel({
    name: 'reordered-copies',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    properties: [
      monotone('no copy goes back', Copy, ({ version }) => version),
      sometimes('a copy has a version', (world) =>
        [...world.actors()].some(({ actor }) => actor instanceof Copy && actor.version > 0),
      ),
    ],
    actors(setup, { members, bug }) {
      const [source, ...copies] = channelsOf(setup, members);
      setup.spawn(source, () => new Source(copies));
      for (const copy of copies) setup.spawn(copy, () => new Copy(bug));
    },
  }),
  // A message takes 200 ms longer than the next one.
  smallest: { faults: 1, operations: 0, actors: 2 },
  needsFaults: true,
};
