import { SimulationError } from '../../data/errors.ts';
import { FAULT_KINDS } from '../../faults/fault-kinds.ts';
import type { Model } from '../../run/model.ts';
import type { DrawnKind } from './fault-of-draft.ts';

/**
 * What a protocol is expected to survive when its model says nothing. Clocks are not among it, nor
 * are disks that lose what was written.
 */
export const DEFAULT_KINDS: readonly DrawnKind[] = [
  'crash',
  'pause',
  'cut',
  'loss',
  'duplication',
  'delay',
  'reordering',
];

/** The kinds that can be drawn. A dropped event needs an id, which only a run tells. */
export const DRAWN_KINDS = FAULT_KINDS.filter((kind) => kind !== 'drop') as readonly DrawnKind[];

export interface KindOptions {
  /** The kinds of faults that may occur. The default are those that the model tolerates. */
  readonly faults?: readonly DrawnKind[];
  /** Whether faults may occur that the model does not tolerate. The default is false. */
  readonly beyond?: boolean;
}

/** The kinds that a model tolerates. */
export const toleratedKinds = ({ tolerates = DEFAULT_KINDS }: Model): readonly DrawnKind[] =>
  DRAWN_KINDS.filter((kind) => tolerates.includes(kind));

/**
 * The kinds of faults that may occur in the scenarios of a model.
 * @throws bad-argument for an unknown kind, and for one that the model does not tolerate, unless
 * `beyond` is true.
 */
export function kindsFor(model: Model, { faults, beyond = false }: KindOptions): DrawnKind[] {
  const allowed = beyond ? DRAWN_KINDS : toleratedKinds(model);
  for (const kind of faults ?? []) {
    if (allowed.includes(kind)) continue;
    const why = DRAWN_KINDS.includes(kind) ? '; beyond allows the others, too' : '';
    throw new SimulationError(
      'bad-argument',
      `faults: got ${kind}, expected kinds that ${model.name} tolerates, which are ${allowed.join(', ')}${why}`,
    );
  }
  return allowed.filter((kind) => faults?.includes(kind) ?? true);
}
