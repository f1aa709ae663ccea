// Two-phase commit with presumed abort. Source: Mohan, Lindsay and Obermarck 1986.
import type { Channel, Self, WorldView } from 'spigo';
import { defineModel, ms, never, option, seconds, stabilises } from 'spigo';

type State = 'prepared' | 'committed' | 'aborted';
type Message =
  | { type: 'Begin' }
  | { type: 'Prepare'; id: string }
  | { type: 'Vote'; id: string; isYes: boolean }
  | { type: 'Decide'; id: string; decision: State };

class Coordinator {
  /** The open transactions, and who has voted yes. A crash forgets them: they are aborted. */
  votes = new Map<string, Set<Channel>>();

  constructor(readonly participants: Channel[]) {}

  receive(message: Message, from: Channel, self: Self<Message, string>) {
    if (message.type === 'Begin') this.begin(self);
    if (message.type !== 'Vote') return;
    const { id, isYes } = message;
    const voters = this.votes.get(id);
    if (!voters) return this.decide(id, self.disk.get(`decision ${id}`) ?? 'aborted', self);
    if (!isYes) return this.decide(id, 'aborted', self);
    voters.add(from);
    if (voters.size === this.participants.length) this.decide(id, 'committed', self);
  }

  timer(id: string, self: Self<Message, string>) {
    if (this.votes.has(id)) this.decide(id, 'aborted', self);
  }

  private begin(self: Self<Message, string>) {
    const number: number = self.disk.get('next') ?? 1;
    self.disk.set('next', number + 1);
    const id = `t${number}`;
    this.votes.set(id, new Set());
    for (const peer of this.participants) self.send(peer, { type: 'Prepare', id });
    self.after(seconds(1), id);
  }

  private decide(id: string, decision: State, self: Self<Message, string>) {
    this.votes.delete(id);
    self.disk.set(`decision ${id}`, decision);
    for (const peer of this.participants) self.send(peer, { type: 'Decide', id, decision });
  }
}

class Participant {
  /** What it knows of each transaction. Prepared, it has promised to commit if told so. */
  states: Partial<Record<string, State>> = {};

  constructor(readonly coordinator: Channel) {}

  start(self: Self<Message, 'Ask'>) {
    this.states = self.disk.get('states') ?? {};
    self.every(seconds(1), 'Ask');
  }

  receive(message: Message, _from: Channel, self: Self<Message, 'Ask'>) {
    if (message.type === 'Decide') this.enter(message.id, message.decision, self);
    if (message.type !== 'Prepare' || this.states[message.id]) return;
    const isYes = self.random.chance(0.9);
    this.enter(message.id, isYes ? 'prepared' : 'aborted', self);
    self.send(this.coordinator, { type: 'Vote', id: message.id, isYes });
  }

  timer(_timer: 'Ask', self: Self<Message, 'Ask'>) {
    for (const [id, state] of Object.entries(this.states)) {
      if (state !== 'prepared') continue;
      // this.enter(id, 'aborted', self); // bug: it aborts by itself, though it has promised
      self.send(this.coordinator, { type: 'Vote', id, isYes: true }); // and so asks
    }
  }

  private enter(id: string, state: State, self: Self<Message, 'Ask'>) {
    this.states = { ...this.states, [id]: state };
    self.disk.set('states', this.states);
  }
}

function statesOfTransactions(world: WorldView, whose: 'all' | 'living') {
  const all = [...world.actors()].flatMap(({ actor, life }) =>
    actor instanceof Participant && (whose === 'all' || life === 'present') ? [actor.states] : [],
  );
  return all.flatMap(Object.keys).map((id) => all.map((states) => states[id]));
}
const provided = (world: WorldView) => world.actor('coordinator')?.life === 'present';

export const twoPhaseCommit = defineModel({
  name: 'two-phase-commit',
  options: { participants: option.count(3, { min: 1 }) },
  size: 'participants',
  network: { latency: ms(5) },
  tolerates: ['crash', 'pause', 'cut', 'hold', 'loss', 'duplication', 'delay', 'reordering'],
  operations: { begin: { to: Coordinator, data: () => ({ type: 'Begin' }) } },
  actors(setup, { participants: count }) {
    const coordinator = setup.channel('coordinator');
    const participants = Array.from({ length: count }, (_, index) =>
      setup.spawn(`p${index + 1}`, () => new Participant(coordinator)),
    );
    setup.spawn(coordinator, () => new Coordinator(participants));
  },
  properties: [
    never('one commits and another aborts', (world) =>
      statesOfTransactions(world, 'all').some(
        (all) => all.includes('committed') && all.includes('aborted'),
      ),
    ),
    never('one commits before all have voted', (world) =>
      statesOfTransactions(world, 'all').some(
        (all) => all.includes('committed') && all.includes(undefined),
      ),
    ),
    stabilises('all decide', { within: seconds(10), provided }, (world) =>
      statesOfTransactions(world, 'living').every((states) => !states.includes('prepared')),
    ),
  ],
});
