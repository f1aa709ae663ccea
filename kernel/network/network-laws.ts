import * as v from 'valibot';
import { list, object, readShape, text, word } from '../data/shape.ts';
import {
  type DurationLaw,
  toDistribution,
  writeDurationLaw,
} from '../random/duration-conversion.ts';
import { durationLawShape } from '../random/duration-shape.ts';

/**
 * Whether messages of one link arrive in the order in which they were sent, or may overtake each
 * other.
 */
export type Ordering = 'fifo' | 'none';

/** The law of some links. A missing field is as in the default. */
export interface LinkRule {
  readonly latency?: DurationLaw;
  readonly ordering?: Ordering;
}

/**
 * A rule for messages from one actor or zone to another. Without `from` or `to`, that end may be
 * any.
 */
export interface DirectedRule extends LinkRule {
  readonly from?: string;
  readonly to?: string;
}

/**
 * A rule for messages between zones. With `within`, it is for messages that stay in one zone, or in
 * one region. Zones of one region have the same name up to the first slash, as `east` and `east/a`
 * do. An actor without a zone has no region.
 */
export interface ZoneRule extends DirectedRule {
  readonly within?: 'zone' | 'region';
}

/**
 * The laws of a run's links, as plain data. A message follows the first rule of `links` that fits
 * its sender and receiver, else the first rule of `zones` that fits their zones, else the default.
 */
export interface NetworkLaws extends LinkRule {
  readonly zones?: readonly ZoneRule[];
  readonly links?: readonly DirectedRule[];
}

/** Returns the region of a zone, which is its name up to the first slash. */
export const regionOf = (zone: string): string => zone.split('/', 1)[0];

const end = v.optional(text('a name'));
const law = {
  latency: v.optional(durationLawShape),
  ordering: v.optional(word(['fifo', 'none'])),
};
const linkShape = object(
  { from: end, to: end, ...law },
  'an object with from, to, latency, ordering',
);
const zoneShape = object(
  { from: end, to: end, within: v.optional(word(['zone', 'region'])), ...law },
  'an object with from, to, within, latency, ordering',
);
const networkShape = object(
  {
    ...law,
    zones: v.optional(list(zoneShape, 'a list of rules')),
    links: v.optional(list(linkShape, 'a list of rules')),
  },
  'an object with latency, ordering, zones, links',
);

/**
 * Reads laws and fills in defaults. Durations become texts, so that inputs of one meaning become
 * equal.
 * @throws bad-scenario naming the place, the field, what it got and what was expected.
 */
export function completeNetwork(data: unknown, place: string): Required<NetworkLaws> {
  const {
    zones = [],
    links = [],
    ...fallback
  } = readShape(networkShape, data, place, 'bad-scenario');
  return {
    latency: '0s',
    ordering: 'fifo',
    ...completeRule(fallback),
    zones: zones.map(completeRule),
    links: links.map(completeRule),
  };
}

/** Removes undefined fields, and writes the latency in its one form. */
function completeRule(rule: Partial<v.InferOutput<typeof zoneShape>>): ZoneRule {
  const { within, from, to, latency, ordering } = rule;
  return {
    ...(within !== undefined && { within }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(latency !== undefined && { latency: writeDurationLaw(toDistribution(latency)) }),
    ...(ordering !== undefined && { ordering }),
  };
}
