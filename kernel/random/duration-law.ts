import { badScenario } from '../data/bad-scenario.ts';
import { SimulationError } from '../data/errors.ts';
import { formatDuration, parseDuration } from '../data/time.ts';
import { checked, type Distribution } from './distribution.ts';

/**
 * A law of durations as files hold it: a duration alone for one that is always the same, or the fields of a
 * `Distribution`, in which spans of time are texts with a unit, or numbers of microseconds.
 */
export type DurationLaw = string | number | Readonly<Record<string, unknown>>;

/** The fields of each law that are spans of time, and those that are plain numbers. */
const FIELDS: Readonly<
  Record<Distribution['law'], { spans: readonly string[]; numbers: readonly string[] }>
> = {
  constant: { spans: ['value'], numbers: [] },
  uniform: { spans: ['min', 'max'], numbers: [] },
  exponential: { spans: ['mean'], numbers: [] },
  normal: { spans: ['mean', 'deviation'], numbers: [] },
  lognormal: { spans: ['median'], numbers: ['sigma'] },
  pareto: { spans: ['scale'], numbers: ['shape'] },
  bimodal: { spans: [], numbers: ['rareChance'] },
  empirical: { spans: [], numbers: [] },
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a law of durations, in microseconds.
 * @throws bad-scenario naming the place, the field, what it got and what was expected.
 */
export function readDurationLaw(data: unknown, place: string): Distribution {
  if (!isRecord(data)) return { law: 'constant', value: readSpan(data, place) };
  const { law } = data;
  if (typeof law !== 'string' || !Object.hasOwn(FIELDS, law)) {
    throw badScenario(`${place}: law`, law, `one of ${Object.keys(FIELDS).join(', ')}`);
  }
  const known = FIELDS[law as Distribution['law']];
  const read: Record<string, unknown> = { law };
  for (const name of known.spans) read[name] = readSpan(data[name], `${place}: ${name}`);
  for (const name of known.numbers) read[name] = readNumber(data[name], `${place}: ${name}`);
  if (law === 'bimodal') {
    for (const name of ['usual', 'rare']) {
      read[name] = readDurationLaw(data[name], `${place}: ${name}`);
    }
  }
  if (law === 'empirical') read.quantiles = readQuantiles(data.quantiles, `${place}: quantiles`);
  for (const name of Object.keys(data)) {
    if (Object.hasOwn(read, name)) continue;
    throw badScenario(`${place}: ${name}`, data[name], `only ${Object.keys(read).join(', ')}`);
  }
  try {
    return checked(read as unknown as Distribution);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    throw new SimulationError('bad-scenario', `${place}: ${error.message}`);
  }
}

/** The law as files hold it, spans of whole microseconds as texts: read back, it is the same. */
export function writeDurationLaw(law: Distribution): DurationLaw {
  if (law.law === 'constant') return writeSpan(law.value);
  const written: Record<string, unknown> = { ...law };
  for (const name of FIELDS[law.law].spans) written[name] = writeSpan(Number(written[name]));
  if (law.law === 'bimodal') {
    written.usual = writeDurationLaw(law.usual);
    written.rare = writeDurationLaw(law.rare);
  }
  if (law.law === 'empirical') {
    written.quantiles = law.quantiles.map(([share, value]) => [share, writeSpan(value)]);
  }
  return written;
}

const writeSpan = (us: number): string | number =>
  Number.isSafeInteger(us) ? formatDuration(us) : us;

function readSpan(given: unknown, place: string): number {
  const us = typeof given === 'string' ? parseDuration(given) : given;
  if (typeof us === 'number' && Number.isFinite(us) && us >= 0) return us;
  throw badScenario(place, given, 'a duration such as 5ms, or microseconds from 0');
}

function readNumber(given: unknown, place: string): number {
  if (typeof given === 'number' && Number.isFinite(given)) return given;
  throw badScenario(place, given, 'a number');
}

function readQuantiles(given: unknown, place: string): [number, number][] {
  if (!Array.isArray(given))
    throw badScenario(place, given, 'a list such as [[0, "1ms"], [1, "9ms"]]');
  return given.map((pair: unknown, index) => {
    const at = `${place}[${index}]`;
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw badScenario(at, pair, 'a share and a duration, such as [0.5, "2ms"]');
    }
    return [readNumber(pair[0], at), readSpan(pair[1], at)];
  });
}
