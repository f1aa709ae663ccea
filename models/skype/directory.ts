import type { Channel, Draws } from '../../kernel/index.ts';
import type { Of } from './messages.ts';

/** The service's data on a registered node. */
export interface Account {
  /** The answer with its id and name. All callers get this same object, since most of them keep it. */
  readonly found: Of<'Found'>;
  readonly channel: Channel;
  isOnline: boolean;
  /** Its index among the members. */
  index: number;
}

/** The registered nodes, by name, by id, and in a list to pick from. Ids count from 1 and are never used again. */
export class Directory {
  /** The channels of all nodes that ever registered, by id. Id 0 has none. */
  readonly channels: (Channel | undefined)[] = [undefined];
  private readonly names = new Map<string, Account>();
  private readonly accounts: (Account | undefined)[] = [undefined];
  /** The nodes that have not left, in an arbitrary order. The newest is the last. */
  private readonly members: Account[] = [];

  /** How many nodes ever registered. */
  get count(): number {
    return this.channels.length - 1;
  }

  /** Adds a member under the next id. `name` must be free. */
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

  /** Removes a member, and frees its name. */
  remove(account: Account): void {
    const last = this.members.pop();
    if (last !== undefined && last !== account) {
      last.index = account.index;
      this.members[last.index] = last;
    }
    this.names.delete(account.found.name);
    this.accounts[account.found.id] = undefined;
  }

  /** A random member except the newest, all equally likely; `undefined` when there is no other. */
  pickOlder(random: Draws): Account | undefined {
    const count = this.members.length - 1;
    return count < 1 ? undefined : this.members[random.integer(0, count - 1)];
  }
}
