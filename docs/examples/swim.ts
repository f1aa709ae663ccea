// SWIM, a failure detector (Das, Gupta and Motivala 2002). Each message carries a whole view.
import type { Channel, Self, WorldView } from 'spigo';
import { defineModel, monotone, ms, option, seconds, stabilises } from 'spigo';

/** What is said of a member. Only the member itself raises its incarnation. */
type Rumor = { status: 'alive' | 'suspect' | 'dead'; incarnation: number };
type View = Record<string, Rumor>;
type Message =
  | { type: 'Ping'; origin: Channel; view: View }
  | { type: 'Ack'; origin: Channel; member: Channel; view: View }
  | { type: 'Request'; member: Channel; view: View };
type Timer =
  | { type: 'Round' }
  | { type: 'Silent'; member: Channel }
  | { type: 'Lost' | 'Suspected'; name: string };

/** Orders rumors: by incarnation, and what is worse comes later. */
const rank = ({ status, incarnation }: Rumor) =>
  3 * incarnation + ['alive', 'suspect', 'dead'].indexOf(status);
const isLater = (earlier: View, later: View) =>
  Object.keys(earlier).every((name) => rank(later[name]) >= rank(earlier[name]));

class Member {
  view: View = {};
  round = 0;

  constructor(readonly members: Channel[]) {}

  start(self: Self<Message, Timer>) {
    for (const { name } of this.members) this.view[name] = { status: 'alive', incarnation: 0 };
    this.live(self.disk.get('next') ?? 0, self);
    self.every(seconds(1), { type: 'Round' });
  }

  receive(message: Message, from: Channel, self: Self<Message, Timer>) {
    for (const [name, rumor] of Object.entries(message.view)) this.hear(name, rumor, self);
    const { view } = this;
    if (message.type === 'Request') {
      self.send(message.member, { type: 'Ping', origin: from, view });
    } else if (message.type === 'Ping') {
      self.send(from, { type: 'Ack', origin: message.origin, member: self.channel, view });
    } else if (message.origin !== self.channel) {
      self.send(message.origin, { ...message, view });
    } else {
      self.cancel({ type: 'Silent', member: message.member });
      self.cancel({ type: 'Lost', name: message.member.name });
    }
  }

  timer(timer: Timer, self: Self<Message, Timer>) {
    const { members, view } = this;
    const peers = members.filter((member) => member !== self.channel);
    if (timer.type === 'Round') {
      // In turn, so that each is probed soon; the dead ones too, since they may live.
      const next = peers[this.round++ % peers.length];
      const probed = peers.filter((peer) => peer === next || view[peer.name].status === 'suspect');
      for (const member of probed) {
        self.send(member, { type: 'Ping', origin: self.channel, view });
        self.after(ms(200), { type: 'Silent', member });
      }
    } else if (timer.type === 'Silent') {
      const { member } = timer;
      const others = self.random.shuffle(peers.filter((peer) => peer !== member)).slice(0, 2);
      for (const peer of others) self.send(peer, { type: 'Request', member, view });
      self.after(ms(500), { type: 'Lost', name: member.name });
    } else if (timer.type === 'Lost') {
      this.hear(timer.name, { ...view[timer.name], status: 'suspect' }, self);
    } else this.hear(timer.name, { ...view[timer.name], status: 'dead' }, self);
  }

  private hear(name: string, rumor: Rumor, self: Self<Message, Timer>) {
    // if (rumor.status === 'alive') return this.believe(name, rumor, self); // bug: it may be old
    if (rank(rumor) <= rank(this.view[name])) return;
    if (name === self.name) this.live(rumor.incarnation + 1, self);
    else this.believe(name, rumor, self);
  }

  private believe(name: string, rumor: Rumor, self: Self<Message, Timer>) {
    this.view = { ...this.view, [name]: rumor };
    self.cancel({ type: 'Suspected', name });
    if (rumor.status === 'suspect') self.after(seconds(3), { type: 'Suspected', name });
  }

  /** Refutes all that was said of earlier incarnations. */
  private live(incarnation: number, self: Self<Message, Timer>) {
    self.disk.set('next', incarnation + 1);
    this.view = { ...this.view, [self.name]: { status: 'alive', incarnation } };
  }
}

function wrongOpinion(world: WorldView, isHeldDead: boolean) {
  for (const { name, actor, life } of world.actors()) {
    if (!(actor instanceof Member) || life !== 'present') continue;
    for (const [peer, { status }] of Object.entries(actor.view)) {
      const [isDead, lives] = [status === 'dead', world.actor(peer)?.life === 'present'];
      if (isDead === isHeldDead && lives === isHeldDead) return `${name} holds ${peer} ${status}`;
    }
  }
  return true;
}

const within = seconds(20);

export const swim = defineModel({
  name: 'swim',
  options: { members: option.count(5, { min: 2 }) },
  size: 'members',
  network: { latency: ms(1) },
  tolerates: ['crash', 'pause', 'cut', 'hold', 'loss', 'duplication', 'delay', 'reordering'],
  actors(setup, { members: count }) {
    const members = Array.from({ length: count }, (_, index) => setup.channel(`m${index + 1}`));
    for (const member of members) setup.spawn(member, () => new Member(members));
  },
  properties: [
    monotone('nobody believes what is older', Member, { order: isLater }, ({ view }) => view),
    stabilises('no living member is held dead', { within }, (world) => wrongOpinion(world, true)),
    stabilises('a crashed member is held dead', { within }, (world) => wrongOpinion(world, false)),
  ],
});
