/** How often unit functions made a value: in all, and since a model was defined (which one, by index). */
interface Calls {
  ever: number;
  recent: number;
  model: number;
}

/** Notes are always kept for the last so many values, and for twice as many at most. */
export const NOTES_MIN = 500;

// Two halves: the older is dropped whole when the newer is full, which spares an order of last use.
let newer = new Map<number, Calls>();
let older = new Map<number, Calls>();
let modelIndex = 0;
let isNoting = true;

/**
 * Notes that a unit function such as `seconds` made this value. A duration is a plain number, so the value
 * itself does not tell that it is one; the notes do, for the options of a model.
 */
export function noteDuration(value: number): void {
  // Handlers call unit functions millions of times, and define no models.
  if (isNoting) note(value);
}

function note(value: number): void {
  const calls = newer.get(value) ?? renewed(value);
  if (calls.model !== modelIndex) {
    calls.model = modelIndex;
    calls.recent = 0;
  }
  calls.ever += 1;
  calls.recent += 1;
}

function renewed(value: number): Calls {
  if (newer.size === NOTES_MIN) {
    older = newer;
    newer = new Map();
  }
  const calls = older.get(value) ?? { ever: 0, recent: 0, model: modelIndex };
  newer.set(value, calls);
  return calls;
}

/** Notes nothing until the returned function is called. */
export function pauseNotes(): () => void {
  const before = isNoting;
  isNoting = false;
  return () => {
    isNoting = before;
  };
}

/**
 * The numbers of a model that are durations according to the notes: unit functions made the value at least as often
 * as the model holds it. What counts are the calls since the model before, or all calls where there were none.
 * Ends the notes for this model.
 */
export function durationsAmong(numbers: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const value of numbers) {
    const uses = numbers.filter((other) => other === value).length;
    const calls = callsOf(value);
    if (calls > 0 && uses <= calls) found.add(value);
  }
  modelIndex += 1;
  return found;
}

function callsOf(value: number): number {
  const calls = newer.get(value) ?? older.get(value);
  if (calls === undefined) return 0;
  return calls.model === modelIndex ? calls.recent : calls.ever;
}

/** The values that are remembered. */
export const notedDurations = (): readonly number[] => [
  ...new Set([...older.keys(), ...newer.keys()]),
];
