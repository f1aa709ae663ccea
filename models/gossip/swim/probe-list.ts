import type { Channel, Draws } from '../../../kernel/index.ts';

/** The members to probe, each once in a round, in a random order that is new in each round. */
export class ProbeList {
  private members: Channel[] = [];
  private next = 0;

  get size(): number {
    return this.members.length;
  }

  /** Adds a member at a random place. */
  add(member: Channel, random: Draws): void {
    const place = random.integer(0, this.members.length);
    this.members.splice(place, 0, member);
    if (place < this.next) this.next += 1;
  }

  /** Adds members in random order. */
  addAll(members: readonly Channel[], random: Draws): void {
    this.members = random.shuffle([...this.members, ...members]);
  }

  remove(member: Channel): void {
    const place = this.members.indexOf(member);
    if (place < 0) return;
    this.members.splice(place, 1);
    if (place < this.next) this.next -= 1;
  }

  /** The next member in the round; `undefined` if there is none. */
  take(random: Draws): Channel | undefined {
    if (this.next >= this.members.length) {
      this.members = random.shuffle(this.members);
      this.next = 0;
    }
    const member = this.members.at(this.next);
    this.next += 1;
    return member;
  }

  /** Different random members, at most `count`, none of which is `but`. */
  sample(count: number, but: Channel, random: Draws): Channel[] {
    const others = this.members.filter((member) => member !== but);
    return random.sample(others, Math.min(count, others.length));
  }

  /** A random one of the members and the owner, all equally likely; `undefined` for the owner. */
  pick(random: Draws): Channel | undefined {
    const place = random.integer(0, this.members.length);
    return place === this.members.length ? undefined : this.members[place];
  }
}
