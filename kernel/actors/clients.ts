import type { Channel } from './channel.ts';

// Few runs have clients, so they are kept apart from the addresses.
const clients = new WeakSet<Channel>();

/** Notes that an address belongs to a client outside of the model, and to no actor. */
export const noteClient = (channel: Channel): void => void clients.add(channel);

/** Whether an address belongs to a client outside of the model. */
export const isClient = (channel: Channel): boolean => clients.has(channel);
