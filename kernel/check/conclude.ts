import type { Model } from '../run/model.ts';
import type { Finding, FindingPlace } from './check-report.ts';
import { drive } from './drive.ts';
import type { Examination } from './examination.ts';
import { examine } from './examine.ts';
import { isSameFailure } from './same-failure.ts';
import { type ShrinkOptions, shrink } from './shrink.ts';

/** Shrinks what was found. */
export function conclude(
  model: Model,
  place: FindingPlace,
  found: Examination,
  options: ShrinkOptions,
): Finding {
  const minimum = drive(
    shrink(model, found, options),
    (scenario) => examine(model, scenario),
    (shown) => isSameFailure(found, shown),
  );
  return { place, found, minimum };
}
