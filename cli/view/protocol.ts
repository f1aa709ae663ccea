import type { ScenarioInput } from '../../kernel/index.ts';
import type { ModelSource } from '../input/load-model.ts';
import type { LiveAsked } from '../watch/questions.ts';

/** What a thread makes a run of. */
export interface RunSource {
  readonly scenario: ScenarioInput;
  readonly source: ModelSource;
}

/** Whose question it is, and which of theirs. */
export type Asker = readonly [viewer: number, number: number];

/** A message to the thread of a run. */
export type ToRun =
  | { readonly start: RunSource }
  | { readonly asker: Asker; readonly asked: LiveAsked }
  | { readonly left: number };

/** A message from the thread of a run. One text may answer several viewers. */
export type FromRun =
  /** The value, as JSON. */
  | { readonly askers: readonly Asker[]; readonly value: string }
  | { readonly askers: readonly Asker[]; readonly error: string }
  /** The run cannot be made, or goes on no more. */
  | { readonly failed: string };
