import {
  type Actor,
  atEnd,
  type Channel,
  defineModel,
  each,
  ms,
  type Self,
  seconds,
  stabilises,
} from '../../../models/spigo.ts';
import { channelsOf, NETWORK, OPTIONS, type Planted } from '../protocol.ts';
import { readsSeeWrites, recordDeed, someReadEnds } from '../reads.ts';

type Message =
  | { readonly type: 'Write' | 'Read' | 'Query' | 'Stored' | 'Written'; readonly id: number }
  | { readonly type: 'Version' | 'Store' | 'Value'; readonly id: number; readonly version: number };
type Timer = { readonly repeat: number };
type Own = Self<Message, Timer>;

/** A read or a write that a member carries out for a client. */
interface Request {
  readonly client: Channel;
  readonly isRead: boolean;
  /** First all versions are asked for. A write then stores the next one. */
  phase: 'Query' | 'Store';
  version: number;
  /** The members that have answered in this phase. */
  answered: Set<string>;
}

/** Keeps a register together with its peers. Reads and writes end when a quorum has answered. */
class Member implements Actor<Message, Timer> {
  readonly requests = new Map<number, Request>();

  constructor(
    private readonly peers: readonly Channel[],
    private readonly bug: boolean,
  ) {}

  receive(message: Message, from: Channel, self: Own): void {
    const { type, id } = message;
    const own = self.disk.get<number>('version') ?? 0;
    if (type === 'Read' || type === 'Write') {
      const isRead = type === 'Read';
      recordDeed({ type: isRead ? 'reading' : 'writing', id }, self);
      const answered = new Set([self.name]);
      this.requests.set(id, { client: from, isRead, phase: 'Query', version: own, answered });
      this.proceed(id, self);
    } else if (type === 'Query') {
      self.send(from, { type: 'Version', id, version: own });
    } else if (type === 'Store') {
      if (message.version > own) self.disk.set('version', message.version);
      self.send(from, { type: 'Stored', id });
    } else if (type === 'Version') {
      this.answered(id, 'Query', from, self, message.version);
    } else if (type === 'Stored') {
      this.answered(id, 'Store', from, self);
    }
  }

  timer({ repeat }: Timer, self: Own): void {
    this.proceed(repeat, self);
  }

  private answered(id: number, phase: string, { name }: Channel, self: Own, version = 0): void {
    const request = this.requests.get(id);
    if (request?.phase !== phase) return;
    request.answered.add(name);
    request.version = Math.max(request.version, version);
    if (request.answered.size >= this.quorum) this.advance(id, request, self);
  }

  private get quorum(): number {
    const count = this.peers.length + 1;
    // The bug: two halves of an even number of members do not overlap, nor do smaller ones of an odd number.
    return Math.floor(count / 2) + (this.bug ? 0 : 1);
  }

  private advance(id: number, request: Request, self: Own): void {
    const { client, isRead, phase, version } = request;
    if (!isRead && phase === 'Query') {
      request.phase = 'Store';
      request.version = version + 1;
      self.disk.set('version', request.version);
      request.answered = new Set([self.name]);
      return this.proceed(id, self);
    }
    this.requests.delete(id);
    self.cancel({ repeat: id });
    recordDeed({ type: isRead ? 'read' : 'written', id, version }, self);
    self.send(client, isRead ? { type: 'Value', id, version } : { type: 'Written', id });
  }

  /** Asks those that have not answered. */
  private proceed(id: number, self: Own): void {
    const request = this.requests.get(id);
    if (request === undefined) return;
    const { phase, version, answered } = request;
    for (const peer of this.peers) {
      if (answered.has(peer.name)) continue;
      self.send(peer, phase === 'Query' ? { type: 'Query', id } : { type: 'Store', id, version });
    }
    self.after(ms(200), { repeat: id });
  }
}

export const smallQuorum: Planted = {
  model: defineModel({
    name: 'small-quorum',
    options: OPTIONS,
    size: 'members',
    network: NETWORK,
    // With `crash` among them, a minority may also stay down.
    tolerates: ['crash', 'pause', 'cut', 'loss', 'duplication', 'delay', 'reordering'],
    operations: {
      write: { to: Member, data: (random) => ({ type: 'Write', id: random.integer(1, 1e9) }) },
      read: { to: Member, data: (random) => ({ type: 'Read', id: random.integer(1, 1e9) }) },
    },
    properties: [
      readsSeeWrites,
      someReadEnds,
      each(
        'no version falls',
        Member,
        { memory: () => new Map<string, unknown>() },
        (_state, { name, disk }, versions) => {
          const [before = 0, version = 0] = [versions.get(name), disk.get('version')];
          versions.set(name, version);
          return Number(version) >= Number(before) || `${name} falls to ${version}`;
        },
      ),
      atEnd('a read has a value for an answer, and a write none', ({ answers }) => {
        const wrong = answers.find(({ operation, message }) => {
          const { type } = message as Message;
          return type !== (operation.startsWith('read') ? 'Value' : 'Written');
        });
        return wrong === undefined || `${wrong.operation} has another`;
      }),
      stabilises('every request ends', { within: seconds(1) }, (world) => {
        for (const { name, life, actor } of world.actors()) {
          const isOpen = actor instanceof Member && actor.requests.size > 0;
          if (life === 'present' && isOpen) return `one of ${name} does not`;
        }
        return true;
      }),
    ],
    actors(setup, { members: count, bug }) {
      const members = channelsOf(setup, count);
      for (const member of members) {
        const peers = members.filter((peer) => peer !== member);
        setup.spawn(member, () => new Member(peers, bug));
      }
    },
  }),
  // A cut divides the members; one side writes, the other one reads. A side needs two members, since
  // a request also waits for one answer.
  smallest: { faults: 1, operations: 2, actors: 4 },
  needsFaults: true,
};
