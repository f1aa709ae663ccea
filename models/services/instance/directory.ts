import type { Channel, Intention } from '../../../kernel/index.ts';

/** A known instance. */
export interface Neighbour {
  readonly channel: Channel;
  readonly service: string;
  readonly zone: string | undefined;
}

/** Makes the intention of a NameDrop about a neighbour. */
export const describeNeighbour = ({ channel, service, zone }: Neighbour): Intention => ({
  name: channel.name,
  service,
  ...(zone !== undefined && { zone }),
});

/** Reads the neighbour of a NameDrop; `undefined` if it is malformed. */
export function readNeighbour(channel: Channel | null, told: Intention): Neighbour | undefined {
  const { service, zone } = (told ?? {}) as Readonly<Record<string, Intention>>;
  const isZone = zone === undefined || typeof zone === 'string';
  if (channel === null || typeof service !== 'string' || !isZone) return undefined;
  return { channel, service, zone };
}

/** Instances of one service, in the order in which they became known. */
export class Roster {
  readonly neighbours: Neighbour[];
  readonly channels: Channel[];
  private members: Set<Channel> | undefined;

  constructor(
    readonly service: string,
    neighbours: readonly Neighbour[],
  ) {
    this.neighbours = [...neighbours];
    this.channels = neighbours.map(({ channel }) => channel);
  }

  has(channel: Channel): boolean {
    // Most rosters are never asked, so the set is made late.
    this.members ??= new Set(this.channels);
    return this.members.has(channel);
  }

  add(neighbour: Neighbour): void {
    this.neighbours.push(neighbour);
    this.channels.push(neighbour.channel);
    this.members?.add(neighbour.channel);
  }
}

/**
 * The known instances by service. It begins with rosters of the deployment, which many instances
 * share; a roster that grows is copied first. The roster of its own service may hold the instance
 * itself.
 */
export class Directory {
  /** How many instances are known. */
  size = 0;
  private readonly rosters = new Map<string, Roster>();
  /** The services whose rosters belong to this directory alone. */
  private readonly own = new Set<string>();

  constructor(rosters: Iterable<Roster> = []) {
    for (const roster of rosters) {
      this.rosters.set(roster.service, roster);
      this.size += roster.channels.length;
    }
  }

  /** Adds a neighbour; false if it is known already. */
  add(neighbour: Neighbour): boolean {
    const { service, channel } = neighbour;
    if (this.knows(service, channel)) return false;
    this.ownRoster(service).add(neighbour);
    this.size += 1;
    return true;
  }

  knows(service: string, channel: Channel): boolean {
    return this.rosters.get(service)?.has(channel) === true;
  }

  of(service: string): readonly Neighbour[] {
    return this.rosters.get(service)?.neighbours ?? [];
  }

  /** The channels of a service's instances. */
  channelsOf(service: string): readonly Channel[] {
    return this.rosters.get(service)?.channels ?? [];
  }

  /** The channels of all known instances, a list for each service. */
  *lists(): Generator<readonly Channel[]> {
    for (const { channels } of this.rosters.values()) yield channels;
  }

  private ownRoster(service: string): Roster {
    const known = this.rosters.get(service);
    if (known !== undefined && this.own.has(service)) return known;
    const roster = new Roster(service, known?.neighbours ?? []);
    this.rosters.set(service, roster);
    this.own.add(service);
    return roster;
  }
}
