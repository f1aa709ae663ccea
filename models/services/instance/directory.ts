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

/** The known instances by service, in the order in which they became known. */
export class Directory {
  private readonly known = new Set<Channel>();
  private readonly byService = new Map<string, Neighbour[]>();
  private readonly channels = new Map<string, Channel[]>();

  /** Adds a neighbour; false if it is known already. */
  add(neighbour: Neighbour): boolean {
    if (this.known.has(neighbour.channel)) return false;
    this.known.add(neighbour.channel);
    add(this.byService, neighbour.service, neighbour);
    add(this.channels, neighbour.service, neighbour.channel);
    return true;
  }

  get size(): number {
    return this.known.size;
  }

  of(service: string): readonly Neighbour[] {
    return this.byService.get(service) ?? [];
  }

  /** The channels of a service's instances. */
  channelsOf(service: string): readonly Channel[] {
    return this.channels.get(service) ?? [];
  }
}

function add<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
