/** How often unit functions made a value. */
interface Calls {
  ever: number;
  /** Calls since `model` models were defined. */
  recent: number;
  model: number;
}

/** How many values are remembered at least. At most, twice as many are. */
export const NOTES_MIN = 500;

// When the newer half is full, the older one is dropped as a whole. That needs no order of last
// use.
let newer = new Map<number, Calls>();
let older = new Map<number, Calls>();
let modelIndex = 0;
let isNoting = true;

/**
 * Notes that a unit function such as `seconds` made this value. A duration is a plain number, so the value
 * itself does not tell that it is one; the notes do, for the options of a model.
 */
export function noteDuration(value: number): void {
  // Handlers call unit functions millions of times and define no models, so notes are paused in
  // them.
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
 * Returns the numbers of a model that the notes show to be durations: unit functions made the value
 * at least as often as the model holds it. It counts the calls since the previous model, or all
 * calls if there were none since. Ends the notes for this model.
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

/** The remembered values. */
export const notedDurations = (): readonly number[] => [
  ...new Set([...older.keys(), ...newer.keys()]),
];
