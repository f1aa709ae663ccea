import type { Asked } from '../../watch/questions.ts';

/** What the page asks its worker. The answer to `open` is `Opened`. */
export interface WorkerAsked {
  readonly number: number;
  readonly asked: { readonly question: 'open'; readonly scenario: unknown } | Asked;
}

/** The answer to the question of that number, or why there is none. */
export type WorkerAnswer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly error: string };
