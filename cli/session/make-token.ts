import { type Examination, encodeToken } from '../../kernel/check/index.ts';
import { type Model, SimulationError } from '../../kernel/index.ts';
import { nameOf } from '../output/corpus.ts';
import { OutputFile } from '../output/output-file.ts';
import { versions } from '../output/versions.ts';
import { marksOf } from './marks.ts';

/** The hash of a user's module. */
export async function hashOf(module: string): Promise<string> {
  const { hashOfModule } = await import('../input/import-module.ts');
  return hashOfModule(module);
}

/** A longer token is written to a file. */
const LENGTH_MAX = 4_000;

/** What a token is made of, beside its run. */
export interface TokenModel {
  readonly model: Model;
  /** The path of the user's module, if the model is one's own. */
  readonly module: string | undefined;
}

/**
 * Writes a run as a token. `undefined` for a module outside of the working folder, which a token does
 * not name, and for a scenario that is too large.
 */
export async function makeToken(
  { scenario, fingerprint, failure, outcome }: Examination,
  { model, module }: TokenModel,
): Promise<string | undefined> {
  const hash = module === undefined ? undefined : await hashOf(module);
  try {
    return encodeToken({
      spigo: versions().spigo,
      scenario,
      fingerprint,
      marks: marksOf(model, scenario, outcome.events),
      ...(failure !== undefined && { signature: failure.signature }),
      ...(hash !== undefined && { moduleHash: hash }),
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
