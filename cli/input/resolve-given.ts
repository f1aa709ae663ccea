import { statSync } from 'node:fs';
import { completeScenario, SimulationError } from '../../kernel/index.ts';
import { wallMsOf, workersOf } from './check-flags.ts';
import { commandWords } from './command-words.ts';
import { isBuiltIn } from './load-model.ts';
import { commandLine } from './reproduce.ts';
import { type DrawFlags, LIMIT_MS, type ResolvedCheck } from './resolve-check.ts';
import { isModulePath } from './resolve-model.ts';
import { resolveRun } from './resolve-run.ts';
import { holdsArchitecture, isToken } from './run-file.ts';

/** Whether a word is a token, or the path of a file that holds a run. @throws unreadable. */
export const holdsRun = (word: string): boolean =>
  isToken(word) ||
  (statSync(word, { throwIfNoEntry: false })?.isFile() === true &&
    !isBuiltIn(word) &&
    !isModulePath(word) &&
    !holdsArchitecture(word));

/** The flags that say which scenarios are drawn. */
const DRAWING = ['runs', 'for', 'only', 'faults', 'beyond'] as const;

/**
 * Reads a command line that checks one scenario: that of a file or of a token.
 * @throws SimulationError for a file that cannot be read, and for flags that draw scenarios.
 */
export async function resolveGiven(path: string, flags: DrawFlags): Promise<ResolvedCheck> {
  const drawing = DRAWING.find((name) => flags[name] !== undefined && flags[name] !== false);
  if (drawing !== undefined) {
    throw new SimulationError(
      'bad-argument',
      `--${drawing}: got one scenario to check, expected a model whose scenarios are drawn`,
    );
  }
  const { export: exportName, limit, seed, set } = flags;
  const run = await resolveRun(path, { export: exportName, seed, set });
  const { bundle, files, input, model, origin } = run;
  const scenario = completeScenario(model, input, path);
  const line = [...commandWords(), 'check', ...origin.words];
  for (const text of set ?? []) line.push('--set', text);
  const again = commandLine(line, scenario.seed);
  return {
    resolved: { model, reference: scenario.model, ...(bundle !== undefined && { bundle }) },
    files,
    given: { path: isToken(path) ? 'the token' : path, scenario },
    options: { seed: scenario.seed, base: {}, beyond: false },
    from: 0,
    runs: 0,
    forMs: Number.POSITIVE_INFINITY,
    limitMs: limit === undefined ? LIMIT_MS.check : wallMsOf('--limit', limit),
    workers: workersOf(flags.workers),
    again,
    againOnly: () => again,
  };
}
