import * as v from 'valibot';
import { list, object, readShape, says, text, word } from '../data/shape.ts';
import {
  type DurationLaw,
  toDistribution,
  writeDurationLaw,
} from '../random/duration-conversion.ts';
import { durationLawShape } from '../random/duration-shape.ts';
import { burstsShape, shareShape } from './loss-shape.ts';

/**
 * Whether messages of one link arrive in the order in which they were sent, or may overtake each
 * other.
 */
export type Ordering = 'fifo' | 'none';

/**
 * Losses come in bursts: a message is lost only in a window of time that is bad. Each window of a
 * link is bad with the probability `share`, whatever is sent in it.
 */
export interface Bursts {
  readonly window: string | number;
  readonly share: number;
}

/** The law of some links. A missing field is as in the default. */
export interface LinkRule {
  readonly latency?: DurationLaw;
  readonly ordering?: Ordering;
  /** The probability that a message is lost, from 0 (the default) to 1. */
  readonly loss?: number;
  /** Without it, each message is lost independently of the others. */
  readonly bursts?: Bursts;
  /** The probability that a message arrives twice, from 0 (the default) to 1. The second copy may overtake others. */
  readonly duplication?: number;
  /**
   * Whether the link is a connection, which breaks when an end crashes or a cut begins. Then messages
   * on their way are dropped, and both ends are told by their method `broken`. The default is false.
   */
  readonly connection?: boolean;
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

/**
 * Laws with the defaults that every rule falls back to. Losses and the like stay absent where there
 * are none.
 */
export type CompleteNetwork = NetworkLaws &
  Required<Pick<NetworkLaws, 'latency' | 'ordering' | 'zones' | 'links'>>;

/** Returns the region of a zone, which is its name up to the first slash. */
export const regionOf = (zone: string): string => zone.split('/', 1)[0];

const end = v.optional(text('a name'));
const law = {
  latency: v.optional(durationLawShape),
  ordering: v.optional(word(['fifo', 'none'])),
  loss: v.optional(shareShape),
  bursts: v.optional(burstsShape),
  duplication: v.optional(shareShape),
  connection: v.optional(v.boolean(says('true or false'))),
};
const linkShape = object(
  { from: end, to: end, ...law },
  'an object with from, to, and the fields of a law, such as latency',
);
const zoneShape = object(
  { from: end, to: end, within: v.optional(word(['zone', 'region'])), ...law },
  'an object with from, to, within, and the fields of a law, such as latency',
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
export function completeNetwork(data: unknown, place: string): CompleteNetwork {
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

/** Removes undefined fields, and writes durations in their one form. */
function completeRule(rule: Partial<v.InferOutput<typeof zoneShape>>): ZoneRule {
  const { latency, bursts, ...others } = rule;
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(latency !== undefined && { latency: writeLaw(latency) }),
    ...(bursts !== undefined && { bursts: writeBursts(bursts) }),
  };
}

/** Writes a law of durations in its one form. */
export const writeLaw = (law: DurationLaw): DurationLaw => writeDurationLaw(toDistribution(law));

/** Writes bursts in their one form. */
export const writeBursts = ({ window, share }: Bursts): Bursts => ({
  window: writeLaw(window) as string,
  share,
});
