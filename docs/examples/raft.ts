// Raft's leader election. Source: Ongaro and Ousterhout 2014, section 5.2.
import {
  type Channel,
  defineModel,
  each,
  monotone,
  ms,
  option,
  type Self,
  seconds,
  stabilises,
  type WorldView,
} from 'spigo';

/** A member's term, and the candidate that it has voted for in this term. */
type Ballot = { term: number; votedFor: Channel | null };
type Message = { type: 'Elect' | 'Vote' | 'Lead'; term: number };
type Timer = 'Elect' | 'Lead';

class Member {
  ballot: Ballot = { term: 0, votedFor: null };
  leader: Channel | null = null;
  votes = new Set<Channel>();

  constructor(readonly peers: Channel[]) {}

  /** A life begins: the first one, or the next one after a crash. */
  start(self: Self<Message, Timer>) {
    this.ballot = self.disk.get('ballot') ?? this.ballot;
    this.awaitLeader(self);
  }

  receive({ type, term }: Message, from: Channel, self: Self<Message, Timer>) {
    if (term < this.ballot.term) return;
    if (term > this.ballot.term) this.enter({ term, votedFor: null }, self);
    if (type === 'Elect') this.grant(from, self);
    if (type === 'Vote') this.count(from, self);
    if (type === 'Lead') this.awaitLeader(self, from);
  }

  timer(timer: Timer, self: Self<Message, Timer>) {
    const term = this.ballot.term + 1;
    if (timer === 'Elect') this.enter({ term, votedFor: self.channel }, self);
    for (const peer of this.peers) self.send(peer, { type: timer, term: this.ballot.term });
  }

  private enter(ballot: Ballot, self: Self<Message, Timer>) {
    this.votes.clear();
    this.remember(ballot, self);
    this.awaitLeader(self, null);
  }

  private grant(candidate: Channel, self: Self<Message, Timer>) {
    const { term, votedFor } = this.ballot;
    if (votedFor !== null && votedFor !== candidate) return;
    this.remember({ term, votedFor: candidate }, self);
    // this.remember({ term, votedFor: null }, self); // bug: it forgets its vote, and votes twice
    this.awaitLeader(self);
    self.send(candidate, { type: 'Vote', term });
  }

  private count(voter: Channel, self: Self<Message, Timer>) {
    this.votes.add(voter);
    if (2 * (1 + this.votes.size) <= 1 + this.peers.length) return;
    this.leader = self.channel;
    self.report({ kind: 'state', state: 'leader' });
    self.cancel('Elect');
    self.every(ms(100), 'Lead');
  }

  /** Writes the ballot to the disk before anybody hears of it. */
  private remember(ballot: Ballot, self: Self<Message, Timer>) {
    this.ballot = ballot;
    self.disk.set('ballot', ballot);
  }

  private awaitLeader(self: Self<Message, Timer>, leader = this.leader) {
    this.leader = leader;
    const isCandidate = leader === null && this.ballot.votedFor === self.channel;
    self.report({ kind: 'state', state: isCandidate ? 'candidate' : 'follower' });
    self.cancel('Lead');
    self.after(self.random.duration({ law: 'uniform', min: ms(500), max: seconds(1) }), 'Elect');
  }
}

const living = (world: WorldView) =>
  [...world.actors()].flatMap(({ actor, life }) =>
    actor instanceof Member && life === 'present' ? [actor] : [],
  );
const majorityLives = (world: WorldView) => 2 * living(world).length > [...world.actors()].length;
const RECOVERED = { within: seconds(10), every: ms(100), provided: majorityLives };

export const raft = defineModel({
  name: 'raft',
  options: { members: option.count(5, { min: 2 }) },
  size: 'members',
  network: { latency: ms(1) },
  tolerates: ['crash', 'pause', 'cut', 'hold', 'loss', 'duplication', 'delay', 'reordering'],
  actors(setup, { members: count }) {
    const members = Array.from({ length: count }, (_, index) => setup.channel(`m${index + 1}`));
    for (const member of members) {
      setup.spawn(member, () => new Member(members.filter((peer) => peer !== member)));
    }
  },
  properties: [
    each('one leader a term', Member, { memory: () => new Map() }, (member, _view, leaders) => {
      const { leader, ballot } = member;
      if (leader && !leaders.has(ballot.term)) leaders.set(ballot.term, leader);
      const first = leaders.get(ballot.term);
      if (!leader || leader === first) return true;
      return `${first.name} and ${leader.name} lead term ${ballot.term}`;
    }),
    monotone('terms never fall', Member, { across: 'lives' }, ({ ballot }) => ballot.term),
    stabilises('all follow one', RECOVERED, (world) => {
      const [leader, ...others] = new Set(living(world).map((member) => member.leader));
      return (leader && others.length === 0) || 'they follow nobody, or several';
    }),
  ],
});
