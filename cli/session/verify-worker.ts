import { open, type Result, type Scenario, TraceWriter } from '../../kernel/index.ts';
import { loadBundled, type ModelSource } from '../input/load-model.ts';
import { serve } from '../workers/serve.ts';
import { drawnIn } from './draw-watch.ts';
import { silenceConsole } from './silent-console.ts';

/** What a process that verifies a model is asked: to run a scenario, or for events of the last run that was kept. */
export type VerifyOrder =
  | {
      readonly scenario: Scenario;
      readonly isKept: boolean;
      /** Whether properties and measures look at the run. It is the same run if they do not. */
      readonly isWatched: boolean;
    }
  /** The events after `after`, up to number `upTo`. */
  | { readonly after: number; readonly upTo: number };

/** An event of a run, and what was drawn by its id. */
export interface KeptEvent {
  readonly line: string;
  readonly drawn: readonly string[];
}

export type VerifyAnswer = { readonly result: Result } | { readonly events: readonly KeptEvent[] };

silenceConsole();

serve<ModelSource, VerifyOrder, VerifyAnswer>(async (source) => {
  const model = await loadBundled(source);
  let lines: string[] = [];
  let drawn: ReadonlyMap<string, readonly string[]> = new Map();
  return (order) => {
    if ('after' in order) {
      const events = lines.slice(order.after, order.upTo).map((line): KeptEvent => {
        const { id } = JSON.parse(line) as { id: string };
        return { line, drawn: drawn.get(id) ?? [] };
      });
      return { events };
    }
    lines = [];
    const writer = new TraceWriter((line) => lines.push(line));
    const { isKept, isWatched, scenario } = order;
    const world = open(model, scenario, {
      observers: isKept ? [writer] : [],
      isJudged: isWatched,
      isMeasured: isWatched,
    });
    if (isKept) drawn = drawnIn(() => void world.advance());
    else world.advance();
    // A message that an actor handled may hold channels, which cannot be cloned.
    return { result: JSON.parse(JSON.stringify(world.result())) };
  };
});
