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
 * Runs one event, and returns what its actor drew, such as `integer(1, 6) = 4`. The draws of links are
 * keyed by the ids of messages, and those of an actor by the id of its event, which tells them apart.
 */
export function drawnIn(eventId: string, run: () => void): string[] {
  const drawn: string[] = [];
  const own = new WeakSet<Draws>();
  let depth = 0;
  const restore = [
    replaced('reset', (reset) => {
      return function watched(this: Draws, ...words) {
        const id = words.map((word) => (Number(word) >>> 0).toString(16).padStart(8, '0')).join('');
        if (id === eventId) own.add(this);
        else own.delete(this);
        return reset.apply(this, words);
      };
    }),
    replaced('at', (at) => {
      return function watched(this: Draws, ...key) {
        const made = at.apply(this, key) as Draws;
        if (own.has(this)) own.add(made);
        return made;
      };
    }),
    ...METHODS.map((name) =>
      replaced(name, (draw) => {
        return function watched(this: Draws, ...values) {
          depth += 1;
          try {
            const value = draw.apply(this, values);
            if (depth === 1 && own.has(this)) drawn.push(shown(name, values, value));
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

const shown = (name: string, values: readonly unknown[], value: unknown): string =>
  `${name}(${clip(values.map(showData).join(', '), SHOWN_MAX)}) = ${clip(showData(value), SHOWN_MAX)}`;
