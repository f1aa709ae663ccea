import { Draws } from '../../kernel/index.ts';
import { clip, showData } from '../terminal/text.ts';

/** The methods that draw numbers. Some are made of others; only the outermost call is noted. */
const METHODS = [
  'uniform',
  'integer',
  'chance',
  'exponential',
  'normal',
  'lognormal',
  'pareto',
  'zipf',
  'duration',
  'pick',
  'shuffle',
  'sample',
] as const;

const SHOWN_MAX = 60;

type Method = (this: Draws, ...values: unknown[]) => unknown;

/**
 * Runs a part of a run, and returns what was drawn in it, such as `integer(1, 6) = 4`, by the id of
 * the event by which it is keyed. The draws of an actor are keyed by the event that it handles, and
 * those of a link by the message that it carries.
 */
export function drawnIn(run: () => void): ReadonlyMap<string, readonly string[]> {
  const drawn = new Map<string, string[]>();
  const ids = new WeakMap<Draws, string>();
  let depth = 0;
  const restore = [
    replaced('reset', (reset) => {
      return function watched(this: Draws, ...words) {
        ids.set(this, words.map(digits).join(''));
        return reset.apply(this, words);
      };
    }),
    replaced('at', (at) => {
      return function watched(this: Draws, ...key) {
        const made = at.apply(this, key) as Draws;
        const id = ids.get(this);
        if (id !== undefined) ids.set(made, id);
        return made;
      };
    }),
    ...METHODS.map((name) =>
      replaced(name, (draw) => {
        return function watched(this: Draws, ...values) {
          depth += 1;
          try {
            const value = draw.apply(this, values);
            const id = ids.get(this);
            if (depth === 1 && id !== undefined) {
              drawn.set(id, [...(drawn.get(id) ?? []), shown(name, values, value)]);
            }
            return value;
          } finally {
            depth -= 1;
          }
        };
      }),
    ),
  ];
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return drawn;
}

/** Replaces a method of all draws. Returns a function that puts it back. */
function replaced(name: string, make: (original: Method) => Method): () => void {
  const original: Method = Reflect.get(Draws.prototype, name);
  Reflect.set(Draws.prototype, name, make(original));
  return () => Reflect.set(Draws.prototype, name, original);
}

/** One word of an id, in hexadecimal digits. */
const digits = (word: unknown): string => (Number(word) >>> 0).toString(16).padStart(8, '0');

const shown = (name: string, values: readonly unknown[], value: unknown): string =>
  `${name}(${clip(values.map(showData).join(', '), SHOWN_MAX)}) = ${clip(showData(value), SHOWN_MAX)}`;
