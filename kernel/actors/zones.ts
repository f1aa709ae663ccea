import type { Channel } from './channel.ts';

/** The zones of actors. Actors of one zone are near each other, as in one data centre. */
export class Zones {
  // Few actors of most runs live in a zone, so zones are kept apart from the actors.
  private readonly byChannel = new Map<Channel, string>();

  put(channel: Channel, zone: string): void {
    this.byChannel.set(channel, zone);
  }

  /** The actor's zone, if it lives in one. */
  of(channel: Channel): string | undefined {
    return this.byChannel.get(channel);
  }
}
