import { userFrame } from '../data/user-frame.ts';

/** Describes what a handler threw, in one text. Never throws. */
export function describeError(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return 'something that has no text';
  }
}

/** Describes what a function of a model threw beside its run, and where. Never throws. */
export function describeThrown(error: unknown): string {
  const place = userFrame(error)?.place;
  return place === undefined ? describeError(error) : `${describeError(error)} (${place})`;
}
