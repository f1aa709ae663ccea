import { type Examination, encodeToken } from '../../kernel/check/index.ts';
import { SimulationError } from '../../kernel/index.ts';
import { commandWords } from '../input/command-words.ts';
import type { LoadedModel } from '../input/load-model.ts';
import { nameOf } from '../output/corpus.ts';
import { OutputFile } from '../output/output-file.ts';
import { versions } from '../output/versions.ts';
import { marksOf } from './marks.ts';

/** A longer token is written to a file. */
const LENGTH_MAX = 4_000;

/**
 * Writes a run as a token. `undefined` for a module outside of the working folder, which a token does
 * not name, and for a scenario that is too large.
 */
export function makeToken(
  { scenario, fingerprint, failure, outcome }: Examination,
  { model, bundle }: LoadedModel,
): string | undefined {
  try {
    return encodeToken({
      spigo: versions().spigo,
      scenario,
      fingerprint,
      marks: marksOf(model, scenario, outcome.events),
      ...(failure !== undefined && { signature: failure.signature }),
      ...(bundle !== undefined && { moduleHash: bundle.hash }),
    });
  } catch (error) {
    if (error instanceof SimulationError && error.code === 'bad-scenario') return undefined;
    throw error;
  }
}

/**
 * The word of a command line that stands for a token: the token, or the name of a file to which a long
 * one was written. @throws unwritable.
 */
export function tokenWord(token: string, model: string): string {
  if (token.length <= LENGTH_MAX) return `'${token}'`;
  const path = `./${model.replaceAll(/[^\w.-]/g, '_')}-${nameOf(token)}.token`;
  const file = new OutputFile(path, 'token');
  file.write(`${token}\n`);
  file.commit();
  return path;
}

/** The line that replays a token. `word` stands for it, as `tokenWord` makes it, or is a path. */
export const replayLine = (word: string): string => `${commandWords().join(' ')} replay ${word}`;
