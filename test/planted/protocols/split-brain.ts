import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  on,
  type Self,
  seconds,
  sometimes,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';

type Message =
  | { readonly type: 'Alive' }
  | { readonly type: 'Candidate' | 'Vote'; readonly epoch: number };
type Timer = 'Alive' | 'Epoch';
type Own = Self<Message, Timer>;

const HEARD_MAX = ms(700);

/** Takes part in the election of one leader for each epoch, which is a second. */
class Member implements Actor<Message, Timer> {
  /** When each peer was heard last. */
  private readonly heard = new Map<string, number>();
  private epoch = 0;
  private votes = new Set<string>();
  private isLeader = false;

  constructor(
    private readonly peers: readonly Channel[],
    private readonly bug: boolean,
  ) {}

  start(self: Own): void {
    for (const { name } of this.peers) this.heard.set(name, self.now);
    self.every(ms(300), 'Alive');
    // After a restart it waits for the next epoch, as all others do.
    self.at((Math.floor(self.now / seconds(1)) + 1) * seconds(1), 'Epoch');
  }

  timer(timer: Timer, self: Own): void {
    if (timer === 'Alive') return this.tell({ type: 'Alive' }, self);
    self.after(seconds(1), 'Epoch');
    this.epoch = Math.floor(self.now / seconds(1));
    this.votes = new Set();
    this.isLeader = false;
    const first = [self.name, ...this.living(self)].sort()[0];
    if (first !== self.name) return;
    this.tell({ type: 'Candidate', epoch: this.epoch }, self);
    if (this.mayVote(this.epoch, self)) this.count(self.name, self);
  }

  receive(message: Message, from: Channel, self: Own): void {
    this.heard.set(from.name, self.now);
    if (message.type === 'Candidate' && this.mayVote(message.epoch, self)) {
      self.send(from, { type: 'Vote', epoch: message.epoch });
    }
    if (message.type === 'Vote' && message.epoch === this.epoch) this.count(from.name, self);
  }

  private count(voter: string, self: Own): void {
    this.votes.add(voter);
    // The bug: whoever has not been heard of does not count.
    const voters = this.bug ? this.living(self).length + 1 : this.peers.length + 1;
    if (this.isLeader || this.votes.size < Math.floor(voters / 2) + 1) return;
    this.isLeader = true;
    self.record({ epoch: this.epoch });
  }

  /** Gives the vote of an epoch, which there is once, also after a restart. */
  private mayVote(epoch: number, self: Own): boolean {
    if ((self.disk.get<number>('voted') ?? 0) >= epoch) return false;
    self.disk.set('voted', epoch);
    return true;
  }

  private living(self: Own): string[] {
    const names = this.peers.map(({ name }) => name);
    return names.filter((name) => self.now - (this.heard.get(name) ?? 0) < HEARD_MAX);
  }

  private tell(message: Message, self: Own): void {
    for (const peer of this.peers) self.send(peer, message);
  }
}

export const splitBrain: Planted = {
  model: defineModel({
    name: 'split-brain',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    properties: [
      on(
        'an epoch has one leader',
        { memory: () => ({ seen: 0, leaders: new Map<number, string>() }) },
        (_event, memory, { history }) => {
          for (; memory.seen < history.length; memory.seen++) {
            const { actor, data } = history[memory.seen];
            const { epoch } = data as { epoch: number };
            const leader = memory.leaders.get(epoch) ?? actor;
            if (leader !== actor) return `${leader} and ${actor} lead epoch ${epoch}`;
            memory.leaders.set(epoch, actor);
          }
          return true;
        },
      ),
      sometimes('an epoch has a leader', ({ history }) => history.length > 0),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const member of members) {
        const peers = members.filter((peer) => peer !== member);
        setup.spawn(member, () => new Member(peers, bug));
      }
    },
  }),
  // A cut lasts over the beginning of an epoch.
  smallest: { faults: 1, operations: 0, actors: 2 },
  needsFaults: true,
};
