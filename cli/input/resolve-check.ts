import type { DrawnKind } from '../../kernel/check/index.ts';
import { type Scenario, type ScenarioInput, SimulationError } from '../../kernel/index.ts';
import { countOf, kindsOf, wallMsOf, workersOf } from './check-flags.ts';
import { commandWords } from './command-words.ts';
import { drawSeed } from './draw-seed.ts';
import { isArchitectureFile, type LoadedModel } from './load-model.ts';
import { readFaults } from './read-faults.ts';
import { commandLine, fileWord } from './reproduce.ts';
import { resolveModel } from './resolve-model.ts';
import { optionsOf } from './run-flags.ts';

/** The flags of the commands that draw scenarios. */
export interface DrawFlags {
  readonly export?: string | undefined;
  readonly runs?: string | undefined;
  readonly for?: string | undefined;
  readonly only?: string | undefined;
  readonly seed?: string | undefined;
  readonly faults?: string | undefined;
  readonly beyond?: boolean | undefined;
  readonly set?: readonly string[] | undefined;
  readonly limit?: string | undefined;
  readonly workers?: string | undefined;
  readonly corpus?: boolean | undefined;
}

/** A check of a model, as a command line asks for it. */
export interface ResolvedCheck {
  readonly resolved: LoadedModel;
  /** The files that it is made of. */
  readonly files: readonly string[];
  /** The scenario that is tried alone, if one is given. */
  readonly given?: { readonly path: string; readonly scenario: Scenario };
  /** How scenarios are drawn. */
  readonly options: {
    readonly seed: string;
    readonly base: Partial<ScenarioInput>;
    readonly faults?: readonly DrawnKind[];
    readonly beyond: boolean;
  };
  /** The number of the first scenario, and how many there are: infinite for a check by time alone. */
  readonly from: number;
  readonly runs: number;
  /** Wall time after which no scenario is begun. */
  readonly forMs: number;
  /** Wall time that a run may take. */
  readonly limitMs: number;
  readonly workers: number;
  /** The line that makes the same check again. */
  readonly again: string;
  /** The line that tries one scenario of it. */
  readonly againOnly: (index: number) => string;
}

const RUNS = { check: 1_000, verify: 20 };
export const LIMIT_MS = { check: 10_000, verify: 60_000 };

/**
 * Reads a command line that draws scenarios of a model.
 * @throws SimulationError for a model that cannot be loaded, and for a value that is not allowed.
 */
export async function resolveCheck(
  command: 'check' | 'verify',
  name: string,
  flags: DrawFlags,
): Promise<ResolvedCheck> {
  const resolved = await resolveModel(name, flags.export);
  const { model, reference, words } = resolved;
  const { seed = drawSeed(), beyond = false } = flags;
  const only = flags.only === undefined ? undefined : countOf('--only', flags.only, 0);
  const forMs = flags.for === undefined ? Number.POSITIVE_INFINITY : wallMsOf('--for', flags.for);
  const runsAsked = flags.runs === undefined ? undefined : countOf('--runs', flags.runs);
  const other =
    flags.runs === undefined ? flags.for && `--for ${flags.for}` : `--runs ${flags.runs}`;
  if (only !== undefined && other !== undefined) {
    throw new SimulationError(
      'bad-argument',
      `--only ${only}: got ${other} as well, expected one of them`,
    );
  }
  const runs = runsAsked ?? (flags.for === undefined ? RUNS[command] : Number.POSITIVE_INFINITY);
  const options = optionsOf({ set: flags.set }, model);
  // `check` draws faults of some kinds. `verify` takes those of a file, as `run` does.
  const file = command === 'verify' ? flags.faults : undefined;
  const kinds = command === 'check' ? flags.faults : undefined;
  const line = [...commandWords(), command, ...words];
  for (const text of flags.set ?? []) line.push('--set', text);
  if (kinds !== undefined) line.push('--faults', kinds);
  if (file !== undefined) line.push('--faults', fileWord(file));
  if (beyond) line.push('--beyond');
  if (flags.limit !== undefined) line.push('--limit', flags.limit);
  if (flags.corpus === false) line.push('--no-corpus');
  const extent = [
    ...(runsAsked === undefined ? [] : ['--runs', String(runsAsked)]),
    ...(flags.for === undefined ? [] : ['--for', flags.for]),
  ];
  return {
    resolved,
    files: [...(resolved.bundle?.files ?? []), ...(isArchitectureFile(name) ? [name] : [])],
    options: {
      seed,
      base: { model: reference, options, ...(file !== undefined && readFaults(file)) },
      ...(kinds !== undefined && { faults: kindsOf(kinds) }),
      beyond,
    },
    from: only ?? 0,
    runs: only === undefined ? runs : 1,
    forMs,
    limitMs: flags.limit === undefined ? LIMIT_MS[command] : wallMsOf('--limit', flags.limit),
    workers: workersOf(flags.workers),
    again: commandLine(line, seed, only === undefined ? extent : ['--only', String(only)]),
    againOnly: (index) => commandLine(line, seed, ['--only', String(index)]),
  };
}
