import type { CompleteFault } from './complete-faults.ts';
import type { FaultKind } from './fault.ts';

/** The faults of one kind. */
export const ofKind = <Kind extends FaultKind>(
  faults: readonly CompleteFault[],
  kind: Kind,
): (CompleteFault & { readonly kind: Kind })[] =>
  faults.filter((fault): fault is CompleteFault & { readonly kind: Kind } => fault.kind === kind);
