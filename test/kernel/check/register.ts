import type { Actor, Self } from '../../../kernel/actors/actor.ts';
import type { Channel } from '../../../kernel/actors/channel.ts';
import { ms } from '../../../kernel/data/time.ts';
import { defineModel } from '../../../kernel/run/model.ts';
import { option } from '../../../kernel/run/option.ts';

type Message = { readonly type: 'Write' } | { readonly type: 'Copy'; readonly version: number };

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

/** Keeps the last copy. The planted bug: it expects copies in order, each once. */
export class Replica implements Actor<Message> {
  version = 0;

  constructor(private readonly isRight: boolean) {}

  receive(message: Message): void {
    if (message.type === 'Copy') this.keep(message.version);
  }

  private keep(version: number): void {
    if (version <= this.version && this.isRight) return;
    if (version < this.version) throw new RangeError(`version ${version} after ${this.version}`);
    this.version = version;
  }
}

/** A primary with replicas. With the option `isRight`, they have no bug. */
export const register = defineModel({
  name: 'register',
  options: { replicas: option.count(2, { min: 1, max: 9 }), period: ms(100), isRight: false },
  size: 'replicas',
  operations: {
    write: { to: Primary, data: () => ({ type: 'Write' }) },
    copy: {
      to: ['replica*'],
      data: (random) => ({ type: 'Copy', version: random.integer(1000, 2000) }),
    },
  },
  actors(setup, { replicas: count, isRight }) {
    const replicas = Array.from({ length: count }, (_, index) =>
      setup.channel(`replica${index + 1}`),
    );
    setup.spawn('primary', () => new Primary(replicas));
    for (const replica of replicas) setup.spawn(replica, () => new Replica(isRight));
  },
});
