import { existsSync } from 'node:fs';
import {
  completeScenario,
  type GraphData,
  LAWS,
  type Model,
  readGraphJson,
  readScenario,
  type ScenarioInput,
  SimulationError,
} from '../../kernel/index.ts';
import type { ModuleBundle } from './bundle-module.ts';
import { commandWords } from './command-words.ts';
import { drawSeed } from './draw-seed.ts';
import { InputFile } from './input-file.ts';
import {
  isArchitectureFile,
  isBuiltIn,
  isModuleReference,
  loadArchitecture,
  loadBuiltIn,
  modelOf,
} from './load-model.ts';
import { readFaults } from './read-faults.ts';
import { fileWord, type Origin } from './reproduce.ts';
import { isModulePath, resolveModel } from './resolve-model.ts';
import { holdsArchitecture, readRunFile } from './run-file.ts';
import { limitsOf, optionsOf, type RunFlags, withEnd } from './run-flags.ts';

/** A run that is ready to be opened. */
export interface ResolvedRun {
  readonly model: Model;
  readonly input: ScenarioInput;
  readonly origin: Origin;
  /** The files that the run is made of, but for `reloaded`. */
  readonly files: readonly string[];
  /** The graph file that the run is reloaded from (-r), if any. */
  readonly reloaded: string | undefined;
  /** What was loaded of a user's own model. */
  readonly bundle: ModuleBundle | undefined;
}

/**
 * Makes the scenario of a command line. It is the scenario of a file or an architecture, changed by
 * the flags.
 * @throws SimulationError for a file that cannot be read, and for a value that is not allowed.
 */
export async function resolveRun(file: string | undefined, flags: RunFlags): Promise<ResolvedRun> {
  const source = await readSource(file, flags);
  const { model } = source;
  const place = file ?? 'command line';
  const reloaded = flags.reload === true ? `${model.name}.json` : undefined;
  const graph = reloaded === undefined ? source.input.graph : readGraph(reloaded, model);
  const seed = flags.seed ?? source.input.seed ?? drawSeed();
  const base = completeScenario(model, { ...source.input, seed: '' }, place);
  const asked = { ...source.input.limits, ...limitsOf(flags, model) };
  const limits = isModuleReference(source.input.model) ? withEnd(asked, model) : asked;
  const added = flags.faults === undefined ? undefined : readFaults(flags.faults);
  const input: ScenarioInput = {
    ...source.input,
    seed,
    options: { ...source.input.options, ...optionsOf(flags, model) },
    ...(flags.ties !== undefined && { ties: flags.ties as 'fifo' | 'shuffled' }),
    ...(flags.strict !== undefined && { strict: flags.strict }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(graph !== undefined && { graph }),
    ...(added !== undefined && {
      faults: [...(source.input.faults ?? []), ...added.faults],
      operations: [...(source.input.operations ?? []), ...added.operations],
    }),
    // A file may have been made under other laws. The run follows the present ones.
    laws: LAWS,
  };
  const words = [...source.words, ...(reloaded === undefined ? [] : ['-r'])];
  const files = [...source.files];
  if (flags.faults !== undefined) {
    words.push('--faults', fileWord(flags.faults));
    files.push(flags.faults);
  }
  return {
    model,
    input: completeScenario(model, input, place),
    origin: { command: commandWords(), words, base },
    files,
    reloaded,
    bundle: source.bundle,
  };
}

interface Source {
  readonly model: Model;
  /** The scenario, which may lack a seed. */
  readonly input: Omit<ScenarioInput, 'seed'> & { readonly seed?: string | number };
  readonly words: readonly string[];
  readonly files: readonly string[];
  readonly bundle?: ModuleBundle | undefined;
}

async function readSource(file: string | undefined, flags: RunFlags): Promise<Source> {
  // Any other file is a scenario, a result or a trace.
  const isModule = file !== undefined && isModulePath(file);
  if (flags.export !== undefined && !isModule) {
    throw new SimulationError(
      'bad-argument',
      `--export ${flags.export}: got no module, expected one whose model it names`,
    );
  }
  if (file === undefined || (isBuiltIn(file) && flags.arch === undefined)) {
    const { arch = file ?? 'fsm' } = flags;
    if (isArchitectureFile(arch)) {
      const words = ['-a', fileWord(arch)];
      return { model: await loadArchitecture(arch), input: {}, words, files: [arch] };
    }
    const model = await loadBuiltIn(arch, `-a ${arch}`);
    return { model, input: { model: model.name }, words: ['-a', model.name], files: [] };
  }
  // A word alone that is no file is meant for a model.
  if (/^[\w-]+$/.test(file) && !existsSync(file)) await loadBuiltIn(file, file);
  if (flags.arch !== undefined) {
    throw new SimulationError('bad-argument', `-a ${flags.arch}: ${file} already says what to run`);
  }
  if (isModule) {
    const { model, reference, words, bundle } = await resolveModel(file, flags.export);
    return { model, input: { model: reference }, words, files: bundle?.files ?? [], bundle };
  }
  if (holdsArchitecture(file)) {
    return {
      model: await loadArchitecture(file),
      input: {},
      words: [fileWord(file)],
      files: [file],
    };
  }
  const runFile = await readRunFile(file);
  const { scenario } = runFile;
  const input = readScenario(withSeed(scenario), file);
  const { model, reference, bundle } = await modelOf(runFile, input.model);
  const hasSeed = (scenario as { seed?: unknown }).seed !== undefined;
  return {
    model,
    input: { ...input, model: reference, ...(hasSeed ? {} : { seed: drawSeed() }) },
    words: [fileWord(file)],
    files: [file, ...(bundle?.files ?? [])],
    bundle,
  };
}

/**
 * The scenario with a seed, which a file may leave out. `readScenario` refuses whatever else is
 * wrong.
 */
const withSeed = (scenario: unknown): unknown =>
  typeof scenario === 'object' && scenario !== null && !Array.isArray(scenario)
    ? { seed: '', ...scenario }
    : scenario;

function readGraph(path: string, { services }: Model): GraphData {
  const { nodes, edges } = readGraphJson(new InputFile(path).text(), path, services);
  return { nodes, edges };
}
