import type { Examination } from './examination.ts';

/** Whether a run failed as another one did: with the same signature, and never inconclusively. */
export function isSameFailure(found: Examination, { failure, verdicts }: Examination): boolean {
  if (failure === undefined || failure.signature !== found.failure?.signature) return false;
  const judged = verdicts.find(({ property }) => property === failure.property);
  return judged === undefined || judged.verdict === 'broken';
}

/**
 * Whether a property says nothing in a run which said something in the run before: it was true
 * there at least once, and here it was never evaluated.
 */
export function isNewlyVacuous(before: Examination, after: Examination): boolean {
  const counts = new Map(after.verdicts.map(({ property, evaluated }) => [property, evaluated]));
  return before.verdicts.some(
    ({ property, evaluated, held }) =>
      evaluated > 0 && held > 0 && (counts.get(property) ?? 0) === 0,
  );
}
