import * as v from 'valibot';
import { constant, isNodeName, type SimulationError } from '../../../kernel/index.ts';
import { refusal, serviceLabel } from './architecture-refusal.ts';
import { type ArchitectureShape, architectureShape } from './architecture-shape.ts';
import { readBackoff, readLaw, readTimeout } from './duration-reader.ts';
import { CALL_DEFAULTS } from './service-defaults.ts';
import { type Issue, isUnknownField } from './shape-fields.ts';

/** Lists and objects in each other, as a law of laws has them: no sane file has more levels. */
const LEVELS_MAX = 40;

/** Of what is wrong with these fields the kernel knows most. */
const READERS: Readonly<Record<string, (value: unknown, where: string) => unknown>> = {
  serviceTime: (value, where) => readLaw(value, where, constant(0)),
  withinZone: (value, where) => readLaw(value, where, constant(0)),
  betweenZones: (value, where) => readLaw(value, where, constant(0)),
  betweenRegions: (value, where) => readLaw(value, where, constant(0)),
  timeout: (value, where) => readTimeout(value, where, CALL_DEFAULTS.timeout),
  backoff: (value, where) => readBackoff(value, where, CALL_DEFAULTS.backoff),
};

/**
 * The fields of an architecture file, each by itself what it should be.
 * @throws services/bad-architecture for one that is not, the first; an unknown one first of all.
 */
export function readShape(data: unknown, place: string): ArchitectureShape {
  if (isDeeper(data, LEVELS_MAX)) {
    throw refusal(
      place,
      `got lists and objects in more than ${LEVELS_MAX} levels, expected an architecture`,
    );
  }
  const { success, output, issues } = v.safeParse(architectureShape, data);
  if (success) return output;
  // A misspelled field is missing under its own name too: what it is called now tells more.
  throw describe(issues.find(isUnknownField) ?? issues[0], place);
}

/** Whether lists and objects lie in each other in more than so many levels. */
function isDeeper(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return levels === 0 || Object.values(data).some((value) => isDeeper(value, levels - 1));
}

function describe(issue: Issue, place: string): SimulationError {
  const { path = [] } = issue as { path?: readonly { key: unknown; value: unknown }[] };
  let where = place;
  path.forEach(({ key, value }, depth) => {
    const isLast = depth === path.length - 1;
    if (isLast && isUnknownField(issue)) return;
    if (depth === 1 && typeof key === 'number') where = `${place}: ${labelOf(value, key)}`;
    else if (typeof key === 'number') where += `[${key}]`;
    else if (depth > 0 || key !== 'services' || isLast) where += `: ${key}`;
    const read = READERS[String(key)];
    if (read !== undefined) read(value, where);
  });
  return refusal(where, issue.message);
}

function labelOf(service: unknown, index: number): string {
  const { name } = (service ?? {}) as { name?: unknown };
  return typeof name === 'string' && isNodeName(name) ? serviceLabel(name) : `services[${index}]`;
}
