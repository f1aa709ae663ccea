import { isNodeName } from '../../../kernel/index.ts';
import { isDeeper, type Path, placeOf, readShape } from '../../../kernel/shapes.ts';
import { architectureRefusal, BAD_ARCHITECTURE, serviceLabel } from './architecture-refusal.ts';
import { type ArchitectureShape, architectureShape } from './architecture-shape.ts';

/** The limit of nested lists and objects. Laws can hold laws, but no sane file has more levels. */
const LEVELS_MAX = 40;

/**
 * Reads the fields of an architecture file, and checks each by itself.
 * @throws services/bad-architecture for the first wrong field. An unknown field comes before all
 * others.
 */
export function readFields(data: unknown, place: string): ArchitectureShape {
  if (isDeeper(data, LEVELS_MAX)) {
    throw architectureRefusal(
      place,
      `got lists and objects in more than ${LEVELS_MAX} levels, expected an architecture`,
    );
  }
  return readShape(architectureShape, data, place, BAD_ARCHITECTURE, labelled);
}

/** Writes the place in a file. It names a service by its name if it has a valid one. */
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
