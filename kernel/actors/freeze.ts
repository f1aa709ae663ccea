import { Cell } from './channel.ts';

/** Freezes a message or timer; one that is a channel stays as it is, since the kernel's state is behind it. */
export const freeze = (data: unknown): void => {
  if (!(data instanceof Cell)) Object.freeze(data);
};
