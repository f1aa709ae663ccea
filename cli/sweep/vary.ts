import { type Model, nearest, quote, readOption, SimulationError } from '../../kernel/index.ts';
import { joined } from './header.ts';

/** A point of a sweep: the values of the options that are varied, as texts and as the model takes them. */
export interface SweepPoint {
  /** The settings as a command line writes them, such as `k=2,fanout=1`. Empty if nothing is varied. */
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** More points than this are a mistake in a range. */
const POINTS_MAX = 10_000;

/**
 * Reads `--vary` texts: `k=1..5` (both ends included) or `k=1,2,5`. Several make a grid, in which
 * the last one changes first. Without any, there is one point without a name.
 * @throws bad-option for an option or a value that the model does not take.
 */
export function pointsOf(texts: readonly string[], model: Model): readonly SweepPoint[] {
  let points: readonly SweepPoint[] = [{ name: '', options: {} }];
  const varied = new Set<string>();
  for (const text of texts) {
    const [, name, values] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    const place = `--vary ${text}`;
    if (name === undefined) throw refusal(place, quote(text), 'option=1..5 or option=1,2,5');
    if (varied.has(name)) throw refusal(place, `${name} twice`, 'an option once');
    varied.add(name);
    const axis = axisOf(name, values, place, model);
    if (points.length * axis.length > POINTS_MAX) {
      throw refusal(place, `${points.length * axis.length} points`, `at most ${POINTS_MAX}`);
    }
    points = points.flatMap((point) =>
      axis.map((one) => ({
        name: joined(point.name, one.name),
        options: { ...point.options, ...one.options },
      })),
    );
  }
  return points;
}

function axisOf(name: string, values: string, place: string, model: Model): SweepPoint[] {
  const axis = textsOf(values, place).map((value) => ({
    name: `${name}=${value}`,
    options: { [name]: settingOf(model, name, value, place) },
  }));
  // A point that stands twice would have the same runs twice.
  const seen = new Set(axis.map(({ options }) => JSON.stringify(options[name])));
  if (seen.size < axis.length) throw refusal(place, 'a value twice', 'each value once');
  return axis;
}

/** A value of an option, as the model takes it. @throws bad-option. */
export function settingOf(model: Model, name: string, value: string, place: string): unknown {
  if (Object.hasOwn(model.options, name)) return readOption(model.options[name], value, place);
  const names = Object.keys(model.options);
  throw refusal(place, quote(name), `an option of model ${model.name}${nearest(name, names)}`);
}

function textsOf(values: string, place: string): readonly string[] {
  const [, from, to] = /^(-?\d+)\.\.(-?\d+)$/.exec(values) ?? [];
  if (from === undefined) {
    if (/^-?[\d.]*\.\.-?[\d.]*$/.test(values)) {
      throw refusal(place, quote(values), 'a range of whole numbers with both ends, such as 1..5');
    }
    return values.split(',');
  }
  const count = Number(to) - Number(from) + 1;
  if (!(count >= 1 && count <= POINTS_MAX)) {
    throw refusal(place, values, `a range that rises, of at most ${POINTS_MAX} values`);
  }
  return Array.from({ length: count }, (_, index) => String(Number(from) + index));
}

const refusal = (place: string, got: string, expected: string): SimulationError =>
  new SimulationError('bad-option', `${place}: got ${got}, expected ${expected}`);
