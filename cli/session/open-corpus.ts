import { decodeToken } from '../../kernel/check/index.ts';
import {
  completeScenario,
  type Model,
  type Scenario,
  SimulationError,
} from '../../kernel/index.ts';
import type { Corpus, FiledEntry } from '../output/corpus.ts';
import { printable } from '../terminal/text.ts';

/** A scenario that failed once. */
export interface KnownFailure extends FiledEntry {
  readonly scenario: Scenario;
}

/** The scenarios of a corpus that the model can still run. The others are told. */
export function openCorpus(
  model: Model,
  corpus: Corpus | undefined,
  say: (text: string) => void,
): KnownFailure[] {
  return (corpus?.entries() ?? []).flatMap((entry) => {
    try {
      const { scenario } = decodeToken(entry.token);
      return [{ ...entry, scenario: completeScenario(model, scenario, entry.path) }];
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      say(`${printable(entry.path)}: left out, since the model has changed: ${error.message}`);
      return [];
    }
  });
}
