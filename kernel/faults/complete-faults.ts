import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { problemOf } from '../data/plain-data.ts';
import { readShape } from '../data/shape.ts';
import { shown } from '../data/shown.ts';
import { FOREVER, formatDuration, type Instant } from '../data/time.ts';
import { writeBursts, writeLaw } from '../network/network-laws.ts';
import { toMicroseconds } from '../random/duration-conversion.ts';
import type { Fault, Keyed, Names, Operation, Span } from './fault.ts';
import { faultsShape, operationsShape } from './fault-shape.ts';

/** A fault as a complete scenario holds it: with a key, and with instants as texts. */
export type CompleteFault = Fault & { readonly key: string };
export type CompleteOperation = Operation & { readonly key: string };

/**
 * Reads faults and fills in their keys. Instants and durations become texts, so that inputs of one
 * meaning become equal.
 * @throws bad-scenario naming the place, the field, what it got and what was expected.
 */
export function completeFaults(data: unknown, place: string): CompleteFault[] {
  const faults = readShape(faultsShape, data, place, 'bad-scenario') as Fault[];
  for (const [index, fault] of faults.entries()) checkFault(fault, `${place}[${index}]`);
  return withKeys(faults.map(completeFault), targetOf, place);
}

/**
 * Reads operations and fills in their keys, as `completeFaults` does.
 * @throws bad-scenario naming the place, the field, what it got and what was expected.
 */
export function completeOperations(data: unknown, place: string): CompleteOperation[] {
  const operations = readShape(operationsShape, data, place, 'bad-scenario') as Operation[];
  for (const [index, { message }] of operations.entries()) {
    checkMessage(message, `${place}[${index}]`);
  }
  const complete = operations.map((operation) => ({ ...operation, at: writeSpan(operation.at) }));
  return withKeys(complete, ({ to }) => to, place);
}

/** A fault of links has one of them. Only a hold may have the last one. */
const LINK_FIELDS = ['between', 'oneWay', 'isolate', 'event'];

/** The instant of a completed scenario, in microseconds; `FOREVER` where there is none. */
export const instantOf = (span: Span | undefined): Instant =>
  span === undefined ? FOREVER : toMicroseconds(span);

function checkFault(fault: Fault, place: string): void {
  if (fault.kind === 'drop') return;
  const { from, to } = fault;
  if (to !== undefined && toMicroseconds(to) <= toMicroseconds(from)) {
    throw new SimulationError(
      'bad-scenario',
      `${place}: to: got ${writeSpan(to)}, expected an instant after from, ${writeSpan(from)}`,
    );
  }
  if ('actors' in fault) return;
  const given = LINK_FIELDS.filter((field) => Reflect.get(fault, field) !== undefined);
  const count = given.length;
  if (count === 1) return;
  const got = count === 0 ? 'no links' : 'several of them';
  throw new SimulationError(
    'bad-scenario',
    `${place}: got ${got}, expected one of between, oneWay, isolate${fault.kind === 'hold' ? ', event' : ''}`,
  );
}

function checkMessage(message: unknown, place: string): void {
  const problem = problemOf(message);
  if (problem === undefined) return;
  throw new SimulationError(
    'bad-scenario',
    `${place}: message: got ${shown(message)}, ${problem}, expected plain JSON data`,
  );
}

function completeFault(fault: Fault): Fault {
  if (fault.kind === 'drop') return fault;
  const given = Object.entries(fault).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    from: writeSpan(fault.from),
    ...(fault.to !== undefined && { to: writeSpan(fault.to) }),
    ...('by' in fault && {
      by: fault.kind === 'wall' ? writeSigned(fault.by) : writeLaw(fault.by),
    }),
    ...('bursts' in fault && fault.bursts && { bursts: writeBursts(fault.bursts) }),
  } as Fault;
}

const writeSpan = (span: Span): string => formatDuration(toMicroseconds(span));

/** Converts a duration that may be negative to microseconds. */
export const signedMicroseconds = (span: Span): number =>
  typeof span === 'string' && span.startsWith('-')
    ? -toMicroseconds(span.slice(1))
    : toMicroseconds(span);

function writeSigned(span: Span): string {
  const us = signedMicroseconds(span);
  return us < 0 ? `-${formatDuration(-us)}` : formatDuration(us);
}

const written = (names: Names): string => (typeof names === 'string' ? names : names.join(','));

/** What a fault strikes, in a few words. */
export function targetOf(fault: Fault): string {
  if ('event' in fault) return fault.event;
  if ('actors' in fault) return written(fault.actors);
  if ('isolate' in fault) return written(fault.isolate);
  if ('oneWay' in fault) return fault.oneWay.map(written).join('>');
  return fault.between.map(written).join('|');
}

/** Gives a key to all that have none: kind and target, with a number from the second of equals on. */
function withKeys<Item extends Keyed & { readonly kind?: string }>(
  items: readonly Item[],
  target: (item: Item) => string,
  place: string,
): (Item & { readonly key: string })[] {
  const taken = new Set<string>();
  for (const [index, { key }] of items.entries()) {
    if (key === undefined) continue;
    if (taken.has(key)) {
      throw new SimulationError(
        'bad-scenario',
        `${place}[${index}]: key: got ${quote(key)} a second time, expected each once`,
      );
    }
    taken.add(key);
  }
  return items.map((item) => {
    if (item.key !== undefined) return { ...item, key: item.key };
    const base = `${item.kind ?? 'to'} ${target(item)}`;
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base} #${count}`;
    taken.add(key);
    return { ...item, key };
  });
}
