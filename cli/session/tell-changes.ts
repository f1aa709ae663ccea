import { LAWS, type Scenario } from '../../kernel/index.ts';
import { isModuleReference, type LoadedModel } from '../input/load-model.ts';
import type { RunFile } from '../input/run-file.ts';
import { tell } from '../terminal/tell.ts';

/** Tells what is no longer as it was when a token was made: the module of its model, and the laws. */
export function tellChanges(
  { token }: RunFile & { kind: 'token' },
  { reference, bundle }: LoadedModel,
  { laws }: Scenario,
): void {
  if (isModuleReference(reference) && token.moduleHash !== undefined) {
    const isChanged = token.moduleHash !== bundle?.hash;
    if (isChanged) tell(`the module has changed since: ${reference.module}`);
  }
  if (laws !== LAWS) {
    tell(
      `the token was made under laws ${laws}, these are laws ${LAWS}: the scenario is promised, its fingerprint is not`,
    );
  }
}
