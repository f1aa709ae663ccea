import { decodeToken } from '../../kernel/check/index.ts';
import {
  completeScenario,
  type Model,
  open,
  type Scenario,
  type ScenarioInput,
  SimulationError,
} from '../../kernel/index.ts';
import type { Corpus } from '../output/corpus.ts';
import { printable } from '../terminal/text.ts';

/** A scenario that is tried as it is, and the place that it comes from. */
export interface KnownScenario {
  readonly path: string;
  readonly scenario: Scenario;
}

/** The scenarios of a corpus that the model can still run, with some options set. The others are told. */
export function openCorpus(
  model: Model,
  corpus: Pick<Corpus, 'entries'> | undefined,
  { base, say }: { readonly base: Partial<ScenarioInput>; readonly say: (text: string) => void },
): KnownScenario[] {
  return (corpus?.entries() ?? []).flatMap((entry) => {
    try {
      const { scenario } = decodeToken(entry.token);
      const options = { ...scenario.options, ...base.options };
      const known = completeScenario(model, { ...scenario, ...base, options }, 'scenario');
      // Its faults may name actors that are no more. A run shows this after its first instant.
      open(model, known).advance({ until: 1 });
      return [{ path: entry.path, scenario: known }];
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      say(
        `${printable(entry.path)}: left out, since the model or its options have changed: ${error.message}`,
      );
      return [];
    }
  });
}
