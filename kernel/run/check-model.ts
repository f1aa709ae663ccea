import { SimulationError } from '../data/errors.ts';
import { nearest } from '../data/nearest.ts';
import { shown } from '../data/shown.ts';
import { FAULT_KINDS } from '../faults/fault-kinds.ts';

/** What a model says about checks of itself. */
interface ToldChecks {
  readonly name: string;
  readonly options: object;
  readonly size?: string;
  readonly tolerates?: readonly unknown[];
  readonly operations?: Readonly<Record<string, object>>;
}

/**
 * Checks what a model says about checks of itself, since a misspelled word there would silently test
 * less.
 * @throws bad-model.
 */
export function checkChecks({ name, operations, options, size, tolerates }: ToldChecks): void {
  const refuse = (what: string): never => {
    throw new SimulationError('bad-model', `model ${name}: ${what}`);
  };
  if (tolerates !== undefined && !Array.isArray(tolerates)) {
    refuse(`tolerates: got ${shown(tolerates)}, expected a list of kinds of faults`);
  }
  for (const kind of tolerates ?? []) {
    if (FAULT_KINDS.some((known) => known === kind)) continue;
    refuse(
      `tolerates: got ${shown(kind)}, expected kinds of faults${nearest(String(kind), FAULT_KINDS)}`,
    );
  }
  if (size !== undefined && !Object.hasOwn(options, size)) {
    refuse(
      `size: got ${shown(size)}, expected an option${nearest(String(size), Object.keys(options))}`,
    );
  }
  for (const [operation, law] of Object.entries(operations ?? {})) {
    const { data, to } = (law ?? {}) as { readonly data?: unknown; readonly to?: unknown };
    if (typeof data !== 'function' && !isArbitrary(data)) {
      refuse(
        `operations: ${operation}: data: got ${shown(data)}, expected a function that makes a message, or an arbitrary of fast-check`,
      );
    }
    const isNamed = typeof to === 'function' || typeof to === 'string' || Array.isArray(to);
    if (!isNamed) {
      refuse(
        `operations: ${operation}: to: got ${shown(to)}, expected a class of actors, or names`,
      );
    }
  }
}

const isArbitrary = (data: unknown): boolean =>
  typeof (Object(data) as { readonly generate?: unknown }).generate === 'function';
