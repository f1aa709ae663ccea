import { randomBytes } from 'node:crypto';
import {
  completeScenario,
  type GraphData,
  LAWS,
  type Model,
  option,
  PENDING_MAX,
  parseDuration,
  readGraphJson,
  readOption,
  readScenario,
  type ScenarioInput,
  SimulationError,
} from '../../kernel/index.ts';
import { readChunks } from './input-file.ts';
import {
  builtInModel,
  isArchitectureFile,
  loadArchitecture,
  loadModule,
  modelOf,
  relativePath,
} from './load-model.ts';
import { fileWord, type Origin } from './reproduce.ts';
import { readRunFile } from './run-file.ts';

/** Files that are modules; any other is a scenario, a result or a trace. */
const MODULE = /\.[cm]?[jt]sx?$/;

const EVENTS = option.count(0, { min: 1 });
const PENDING = option.count(0, { min: 1, max: PENDING_MAX });

/** What a command line says of the run. */
export interface RunFlags {
  readonly arch?: string | undefined;
  readonly duration?: string | undefined;
  readonly population?: string | undefined;
  readonly regions?: string | undefined;
  readonly seed?: string | undefined;
  readonly ties?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly until?: string | undefined;
  readonly events?: string | undefined;
  readonly pending?: string | undefined;
  readonly export?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly reload?: boolean | undefined;
}

/** A run ready to be opened. */
export interface ResolvedRun {
  readonly model: Model;
  readonly input: ScenarioInput;
  readonly origin: Origin;
}

/**
 * Makes a scenario of a command line: of a file or an architecture, with what the flags change.
 * @throws SimulationError for whatever cannot be read or is not allowed.
 */
export async function resolveRun(file: string | undefined, flags: RunFlags): Promise<ResolvedRun> {
  const source = await readSource(file, flags);
  const { model } = source;
  const place = file ?? 'command line';
  const graph = flags.reload === true ? readGraph(`${model.name}.json`, model) : source.input.graph;
  const seed = flags.seed ?? source.input.seed ?? drawSeed();
  const base = completeScenario(model, { ...source.input, seed: '' }, place);
  const limits = { ...source.input.limits, ...limitsOf(flags, model) };
  const input: ScenarioInput = {
    ...source.input,
    seed,
    options: { ...source.input.options, ...optionsOf(flags, model) },
    ...(flags.ties !== undefined && { ties: flags.ties as 'fifo' | 'shuffled' }),
    ...(flags.strict !== undefined && { strict: flags.strict }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(graph !== undefined && { graph }),
    // Whatever laws a file was made under, what is run now follows the present ones.
    laws: LAWS,
  };
  const words = [...source.words, ...(flags.reload === true ? ['-r'] : [])];
  return { model, input: completeScenario(model, input, place), origin: { words, base } };
}

interface Source {
  readonly model: Model;
  /** Of which the seed may be missing. */
  readonly input: Omit<ScenarioInput, 'seed'> & { readonly seed?: string | number };
  readonly words: readonly string[];
}

async function readSource(file: string | undefined, flags: RunFlags): Promise<Source> {
  const isModule = file !== undefined && MODULE.test(file);
  if (flags.export !== undefined && !isModule) {
    throw new SimulationError(
      'bad-argument',
      `--export ${flags.export}: got no module, expected one whose model it names`,
    );
  }
  if (file === undefined) {
    const { arch = 'fsm' } = flags;
    if (isArchitectureFile(arch)) {
      return { model: await loadArchitecture(arch), input: {}, words: ['-a', fileWord(arch)] };
    }
    const model = await builtInModel(arch, `-a ${arch}`);
    return { model, input: { model: model.name }, words: ['-a', model.name] };
  }
  if (flags.arch !== undefined) {
    throw new SimulationError('bad-argument', `-a ${flags.arch}: ${file} already says what to run`);
  }
  if (isModule) {
    const { model, exportName } = await loadModule(file, flags.export);
    const reference = { module: relativePath(file), export: exportName };
    const words = [fileWord(file), ...(flags.export === undefined ? [] : ['--export', exportName])];
    return { model, input: { model: reference }, words };
  }
  const runFile = readRunFile(file);
  const { scenario } = runFile;
  const input = readScenario(withSeed(scenario), file);
  const { model, reference } = await modelOf(runFile, input.model);
  const hasSeed = (scenario as { seed?: unknown }).seed !== undefined;
  return {
    model,
    input: { ...input, model: reference, ...(hasSeed ? {} : { seed: drawSeed() }) },
    words: [fileWord(file)],
  };
}

/** A file may leave the seed out; what else is wrong with it is for `readScenario` to say. */
const withSeed = (scenario: unknown): unknown =>
  typeof scenario === 'object' && scenario !== null && !Array.isArray(scenario)
    ? { seed: '', ...scenario }
    : scenario;

function readGraph(path: string, { services }: Model): GraphData {
  const { nodes, edges } = readGraphJson(readChunks(path), path, services);
  return { nodes, edges };
}

/** Eight characters that are easy to type and to tell apart: 40 bits from the system's entropy. */
const drawSeed = (): string =>
  [...randomBytes(8)].map((byte) => 'abcdefghjkmnpqrstuvwxyz023456789'[byte % 32]).join('');

/** Flags of the original's that set an option of the model; `-d` is a limit where it has none. */
const OPTION_FLAGS = [
  ['duration', '-d'],
  ['population', '-p'],
  ['regions', '-w'],
] as const;

function optionsOf(flags: RunFlags, model: Model): Record<string, unknown> {
  // Without a prototype, so that an option of any name is one: `__proto__` too is to be refused.
  const options: Record<string, unknown> = Object.create(null);
  for (const text of flags.set ?? []) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new SimulationError('bad-option', `--set ${text}: expected option=value`);
    }
    // What is no option of the model is for `completeScenario` to refuse.
    const spec = Object.hasOwn(model.options, name) ? model.options[name] : undefined;
    options[name] = spec === undefined ? value : readOption(spec, value, `--set ${name}`);
  }
  for (const [name, flag] of OPTION_FLAGS) {
    const value = flags[name];
    if (value === undefined) continue;
    const spec = Object.hasOwn(model.options, name) ? model.options[name] : undefined;
    if (spec !== undefined) options[name] = readOption(spec, value, flag);
    else if (name !== 'duration') {
      const names = Object.keys(model.options).join(', ') || 'none';
      throw new SimulationError(
        'bad-option',
        `${flag} ${value}: model ${model.name} has no ${name}; its options are: ${names}`,
      );
    }
  }
  return options;
}

function limitsOf(flags: RunFlags, model: Model): Record<string, unknown> {
  const { until, duration, events, pending } = flags;
  // To a model without a length of its own, -d is the limit of the run.
  const end = until ?? (Object.hasOwn(model.options, 'duration') ? undefined : duration);
  if (end !== undefined && parseDuration(end) === undefined) {
    const flag = until === undefined ? '-d' : '--until';
    throw new SimulationError(
      'bad-option',
      `${flag}: got ${JSON.stringify(end)}, expected a duration such as 90s or 10m`,
    );
  }
  return {
    ...(end !== undefined && { until: end }),
    ...(events !== undefined && { events: readOption(EVENTS, events, '--events') }),
    ...(pending !== undefined && { pending: readOption(PENDING, pending, '--pending') }),
  };
}
