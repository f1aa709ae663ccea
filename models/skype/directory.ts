import type { Channel, Draws } from '../../kernel/index.ts';
import type { Of } from './messages.ts';

/** What the service knows of a node that is registered. */
export interface Account {
  /** Its id and name: the answer to whoever looks for it, one for all, since most of them keep it. */
  readonly found: Of<'Found'>;
  readonly channel: Channel;
  isOnline: boolean;
  /** Its place among the members. */
  index: number;
}

/** Who is registered: by name, by id, and in a list to pick from. Ids count from 1 and never come again. */
export class Directory {
  /** The channel of everybody who ever registered, by id; none of id 0. */
  readonly channels: (Channel | undefined)[] = [undefined];
  private readonly names = new Map<string, Account>();
  private readonly accounts: (Account | undefined)[] = [undefined];
  /** Those who have not left, in no order of meaning; who was just added is the last. */
  private readonly members: Account[] = [];

  /** How many ever registered. */
  get count(): number {
    return this.channels.length - 1;
  }

  /** Gives a new member the next id; `name` is nobody else's. */
  add(name: string, channel: Channel): Account {
    const found = { type: 'Found', id: this.channels.length, name } as const;
    const account = { found, channel, isOnline: false, index: this.members.length };
    this.channels.push(channel);
    this.accounts.push(account);
    this.members.push(account);
    this.names.set(name, account);
    return account;
  }

  named(name: string): Account | undefined {
    return this.names.get(name);
  }

  of(id: number): Account | undefined {
    return this.accounts[id];
  }

  /** From now on its name and id are nobody's. */
  remove(account: Account): void {
    const last = this.members.pop();
    if (last !== undefined && last !== account) {
      last.index = account.index;
      this.members[last.index] = last;
    }
    this.names.delete(account.found.name);
    this.accounts[account.found.id] = undefined;
  }

  /** A random member but the one just added, each as likely; `undefined` when there is no other. */
  pickOlder(random: Draws): Account | undefined {
    const count = this.members.length - 1;
    return count < 1 ? undefined : this.members[random.integer(0, count - 1)];
  }
}
