import { badScenario } from '../data/bad-scenario.ts';
import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { type DurationLaw, readDurationLaw, writeDurationLaw } from '../random/duration-law.ts';

/** Whether messages of one link arrive in the order in which they were sent, or may overtake each other. */
export type Ordering = 'fifo' | 'none';

/** What holds on some links; what it leaves out holds there as it does by default. */
export interface LinkRule {
  readonly latency?: DurationLaw;
  readonly ordering?: Ordering;
}

/** A rule for messages from one actor, or one zone, to another; without an end, from or to any. */
export interface DirectedRule extends LinkRule {
  readonly from?: string;
  readonly to?: string;
}

/**
 * A rule for messages between zones. `within` means those that stay in one zone, or in one region: zones are of
 * one region where their names are the same up to the first slash, as `east` and `east/a` are; what lives in
 * no zone is of none.
 */
export interface ZoneRule extends DirectedRule {
  readonly within?: 'zone' | 'region';
}

/**
 * The laws of a run's links, as plain data. A message goes by the first rule of `links` that names its sender
 * and receiver, else by the first of `zones` that fits their zones, else by the default.
 */
export interface NetworkLaws extends LinkRule {
  readonly zones?: readonly ZoneRule[];
  readonly links?: readonly DirectedRule[];
}

/** The region of a zone: its name up to the first slash. */
export const regionOf = (zone: string): string => zone.split('/', 1)[0];

type Fields = Readonly<Record<string, unknown>>;

/**
 * The laws with nothing left to default, durations as texts, so that two inputs that mean the same are the same.
 * @throws bad-scenario naming the place, the field, what it got and what was expected.
 */
export function completeNetwork(data: unknown, place: string): Required<NetworkLaws> {
  const fields = readFields(data, place, ['latency', 'ordering', 'zones', 'links']);
  return {
    latency: '0s',
    ordering: 'fifo',
    ...completeRule(fields, place),
    zones: completeRules(fields.zones, `${place}: zones`, ['from', 'to', 'within']),
    links: completeRules(fields.links, `${place}: links`, ['from', 'to']),
  };
}

function completeRules(data: unknown, place: string, ends: readonly string[]): ZoneRule[] {
  if (data === undefined) return [];
  if (!Array.isArray(data)) throw badScenario(place, data, 'a list of rules');
  return data.map((rule: unknown, index) => {
    const at = `${place}[${index}]`;
    const fields = readFields(rule, at, [...ends, 'latency', 'ordering']);
    for (const end of ['from', 'to']) {
      const name = fields[end];
      if (name !== undefined && typeof name !== 'string')
        throw badScenario(`${at}: ${end}`, name, 'a name');
    }
    const { within } = fields;
    if (within !== undefined && within !== 'zone' && within !== 'region') {
      throw badScenario(`${at}: within`, within, '"zone" or "region"');
    }
    return {
      ...(within !== undefined && { within }),
      ...(fields.from !== undefined && { from: String(fields.from) }),
      ...(fields.to !== undefined && { to: String(fields.to) }),
      ...completeRule(fields, at),
    };
  });
}

function completeRule({ latency, ordering }: Fields, place: string): LinkRule {
  if (ordering !== undefined && ordering !== 'fifo' && ordering !== 'none') {
    throw badScenario(`${place}: ordering`, ordering, '"fifo" or "none"');
  }
  return {
    ...(latency !== undefined && {
      latency: writeDurationLaw(readDurationLaw(latency, `${place}: latency`)),
    }),
    ...(ordering !== undefined && { ordering }),
  };
}

function readFields(data: unknown, place: string, known: readonly string[]): Fields {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw badScenario(place, data, `an object with ${known.join(', ')}`);
  }
  for (const name of Object.keys(data)) {
    if (known.includes(name)) continue;
    throw new SimulationError(
      'bad-scenario',
      `${place}: unknown field ${quote(name)}; there are: ${known.join(', ')}`,
    );
  }
  return data as Fields;
}
