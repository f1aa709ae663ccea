import type { Channel, Intention } from '../../../kernel/index.ts';

/** Another instance that is known. */
export interface Neighbour {
  readonly channel: Channel;
  readonly service: string;
  readonly zone: string | undefined;
}

/** How a neighbour is told of: the intention of a NameDrop. */
export const describeNeighbour = ({ channel, service, zone }: Neighbour): Intention => ({
  name: channel.name,
  service,
  ...(zone !== undefined && { zone }),
});

/** The neighbour that a NameDrop tells of; `undefined` if it is malformed. */
export function readNeighbour(channel: Channel | null, told: Intention): Neighbour | undefined {
  const { service, zone } = (told ?? {}) as Readonly<Record<string, Intention>>;
  const isZone = zone === undefined || typeof zone === 'string';
  if (channel === null || typeof service !== 'string' || !isZone) return undefined;
  return { channel, service, zone };
}

/** The other instances that one knows, by service, in the order in which it heard of them. */
export class Directory {
  private readonly known = new Set<Channel>();
  private readonly byService = new Map<string, Neighbour[]>();
  private readonly channels = new Map<string, Channel[]>();

  /** False for one that is known already. */
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
