import { type Fields, isObject } from '../data/shape.ts';
import { formatDuration, parseDuration } from '../data/time.ts';
import { type Distribution, type FieldKind, LAW_FIELDS } from './distribution.ts';
import type { Quantile } from './quantiles.ts';

/**
 * A law of durations as files hold it. A duration alone is a constant. Otherwise it has the fields
 * of a `Distribution`, and its spans of time are texts with a unit, or numbers of microseconds.
 */
export type DurationLaw = string | number | Readonly<Record<string, unknown>>;

/** Converts data with the shape of a law to a distribution in microseconds. */
export const toDistribution = (law: unknown): Distribution =>
  isObject(law)
    ? (converted(law, toMicroseconds, toDistribution) as Distribution)
    : { law: 'constant', value: toMicroseconds(law) };

/** Converts data with the shape of a span to microseconds. */
export const toMicroseconds = (span: unknown): number =>
  typeof span === 'string' ? (parseDuration(span) ?? NaN) : Number(span);

/**
 * Converts a law to the form of files, with spans of whole microseconds as texts. Reading it gives
 * the same law.
 */
export const writeDurationLaw = (law: Distribution): DurationLaw =>
  law.law === 'constant'
    ? writeSpan(law.value)
    : converted(law, writeSpan, (inner) => writeDurationLaw(inner as Distribution));

const writeSpan = (us: unknown): string | number =>
  Number.isSafeInteger(us) ? formatDuration(Number(us)) : Number(us);

/** Converts the spans of time of a law, and the laws in it. */
function converted(
  law: Fields,
  spanOf: (span: unknown) => unknown,
  lawOf: (law: unknown) => unknown,
): Fields {
  const convert = (kind: FieldKind, value: unknown): unknown => {
    if (kind === 'law') return lawOf(value);
    if (kind !== 'quantiles') return kind.startsWith('span') ? spanOf(value) : value;
    return (value as readonly Quantile[]).map(([share, span]) => [share, spanOf(span)]);
  };
  const kinds = Object.entries(LAW_FIELDS[law.law as Distribution['law']]);
  const values = kinds.map(([name, kind]) => [name, convert(kind, law[name])]);
  return { law: law.law, ...Object.fromEntries(values) };
}
