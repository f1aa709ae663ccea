import type { Channel } from './channel.ts';

/** Where actors live: those of one zone are near each other, as in one data centre. */
export class Zones {
  // Apart from the actors, of whom most runs have many and few in zones.
  private readonly byChannel = new Map<Channel, string>();

  /** Puts an actor into a zone, for good. */
  put(channel: Channel, zone: string): void {
    this.byChannel.set(channel, zone);
  }

  /** The actor's zone, if it lives in one. */
  of(channel: Channel): string | undefined {
    return this.byChannel.get(channel);
  }
}
