import { isNodeName } from '../../../kernel/index.ts';
import { type Path, placeOf, readShape } from '../../../kernel/shapes.ts';
import { BAD_ARCHITECTURE, refusal, serviceLabel } from './architecture-refusal.ts';
import { type ArchitectureShape, architectureShape } from './architecture-shape.ts';

/** Lists and objects in each other, as a law of laws has them: no sane file has more levels. */
const LEVELS_MAX = 40;

/**
 * The fields of an architecture file, each by itself what it should be.
 * @throws services/bad-architecture for one that is not, the first; an unknown one first of all.
 */
export function readFields(data: unknown, place: string): ArchitectureShape {
  if (isDeeper(data, LEVELS_MAX)) {
    throw refusal(
      place,
      `got lists and objects in more than ${LEVELS_MAX} levels, expected an architecture`,
    );
  }
  return readShape(architectureShape, data, place, BAD_ARCHITECTURE, labelled);
}

/** Whether lists and objects lie in each other in more than so many levels. */
function isDeeper(data: unknown, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return levels === 0 || Object.values(data).some((value) => isDeeper(value, levels - 1));
}

/** The place in a file, in which services are told by their names where they have such. */
function labelled(place: string, path: Path): string {
  const [field, service, ...rest] = path;
  if (field?.key !== 'services' || service === undefined) return placeOf(place, path);
  const { name } = (service.value ?? {}) as { name?: unknown };
  const isNamed = typeof name === 'string' && isNodeName(name);
  return placeOf(
    `${place}: ${isNamed ? serviceLabel(name) : `services[${String(service.key)}]`}`,
    rest,
  );
}
