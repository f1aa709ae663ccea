import type { Actor, Self } from '../../../kernel/actors/actor.ts';
import type { Channel } from '../../../kernel/actors/channel.ts';
import { ms } from '../../../kernel/data/time.ts';
import { monotone } from '../../../kernel/properties/monotone.ts';
import { sometimes } from '../../../kernel/properties/sometimes.ts';
import { defineModel } from '../../../kernel/run/model.ts';
import { option } from '../../../kernel/run/option.ts';

type Message =
  | { readonly type: 'Write' | 'Read' }
  | { readonly type: 'Copy'; readonly version: number };

/** Numbers what is written, and sends copies every so often. */
export class Primary implements Actor<Message, 'Copy'> {
  version = 0;

  constructor(private readonly replicas: readonly Channel[]) {}

  start(self: Self<Message, 'Copy'>): void {
    self.every(ms(100), 'Copy');
  }

  receive({ type }: Message): void {
    if (type === 'Write') this.version += 1;
  }

  timer(_: 'Copy', self: Self<Message, 'Copy'>): void {
    this.version += 1;
    for (const replica of this.replicas)
      self.send(replica, { type: 'Copy', version: this.version });
  }
}

/** Keeps the last copy. The planted bug: it does not expect that an older copy comes later. */
export class Replica implements Actor<Message> {
  version = 0;

  constructor(private readonly bug: 'throws' | 'falls' | 'none') {}

  receive(message: Message): void {
    if (message.type === 'Copy') this.keep(message.version);
  }

  private keep(version: number): void {
    if (version < this.version) {
      if (this.bug === 'none') return;
      if (this.bug === 'throws') throw new RangeError(`version ${version} after ${this.version}`);
    }
    this.version = version;
  }
}

/** A primary with replicas. The option `bug` chooses how they show the bug. */
export const register = defineModel({
  name: 'register',
  options: {
    replicas: option.count(2, { min: 1, max: 9 }),
    period: ms(100),
    bug: ['throws', 'falls', 'none'],
  },
  size: 'replicas',
  properties: [
    monotone('no version falls', Replica, {}, ({ version }) => version),
    sometimes('a replica has a copy', ({ counts }) => counts.delivered > 0),
    sometimes('a replica has a million copies', ({ counts }) => counts.delivered > 1e6),
  ],
  operations: {
    write: { to: Primary, data: () => ({ type: 'Write' }) },
    read: {
      to: ['replica*'],
      data: (random) => ({ type: 'Read', key: random.integer(1, 9) }),
    },
  },
  actors(setup, { replicas: count, bug }) {
    const replicas = Array.from({ length: count }, (_, index) =>
      setup.channel(`replica${index + 1}`),
    );
    setup.spawn('primary', () => new Primary(replicas));
    for (const replica of replicas) setup.spawn(replica, () => new Replica(bug));
  },
});
