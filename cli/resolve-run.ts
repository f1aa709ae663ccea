import { randomBytes } from 'node:crypto';
import { dirname, extname, join, relative, sep } from 'node:path';
import {
  completeScenario,
  type GraphData,
  type Model,
  type ModelReference,
  parseDuration,
  readGraphJson,
  readOption,
  readScenario,
  type ScenarioInput,
  SimulationError,
} from '../kernel/index.ts';
import { readChunks } from './input-file.ts';
import { loadModel, loadModule } from './load-model.ts';
import type { Origin } from './reproduce.ts';
import { readRunFile } from './run-file.ts';

/** What a command line says of the run. */
export interface RunFlags {
  readonly arch?: string | undefined;
  readonly duration?: string | undefined;
  readonly population?: string | undefined;
  readonly seed?: string | undefined;
  readonly ties?: string | undefined;
  readonly until?: string | undefined;
  readonly events?: string | undefined;
  readonly pending?: string | undefined;
  readonly export?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly reload?: boolean | undefined;
}

/** A run ready to be opened. */
export interface ResolvedRun {
  readonly model: Model<never>;
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
  const graph = flags.reload === true ? readGraph(`${model.name}.json`) : source.input.graph;
  const seed = flags.seed ?? source.input.seed ?? drawSeed();
  const base = completeScenario(model, { ...source.input, seed: '' }, place);
  const limits = { ...source.input.limits, ...limitsOf(flags, model) };
  const input: ScenarioInput = {
    ...source.input,
    seed,
    options: { ...source.input.options, ...optionsOf(flags, model) },
    ...(flags.ties !== undefined && { ties: flags.ties as 'fifo' | 'shuffled' }),
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(graph !== undefined && { graph }),
  };
  const words = [...source.words, ...(flags.reload === true ? ['-r'] : [])];
  return { model, input: completeScenario(model, input, place), origin: { words, base } };
}

interface Source {
  readonly model: Model<never>;
  /** Of which the seed may be missing. */
  readonly input: Omit<ScenarioInput, 'seed'> & { readonly seed?: string | number };
  readonly words: readonly string[];
}

async function readSource(file: string | undefined, flags: RunFlags): Promise<Source> {
  if (file === undefined) {
    const model = await loadModel(flags.arch ?? 'fsm');
    return { model, input: { model: model.name }, words: ['-a', model.name] };
  }
  if (flags.arch !== undefined) {
    throw new SimulationError('bad-argument', `-a ${flags.arch}: ${file} already says what to run`);
  }
  if (extname(file) !== '.json') {
    const { model, exportName } = await loadModule(file, flags.export);
    const reference = { module: relativePath(file), export: exportName };
    const words = [file, ...(flags.export === undefined ? [] : ['--export', exportName])];
    return { model, input: { model: reference }, words };
  }
  const { scenario } = readRunFile(file);
  const input = readScenario(withSeed(scenario), file);
  const { model = 'fsm' } = input;
  const found = typeof model === 'string' ? model : moduleBeside(file, model);
  const hasSeed = (scenario as { seed?: unknown }).seed !== undefined;
  return {
    model: await loadModel(found),
    input: { ...input, model: found, ...(hasSeed ? {} : { seed: drawSeed() }) },
    words: [file],
  };
}

/** A file may leave the seed out; what else is wrong with it is for `readScenario` to say. */
const withSeed = (scenario: unknown): unknown =>
  typeof scenario === 'object' && scenario !== null && !Array.isArray(scenario)
    ? { seed: '', ...scenario }
    : scenario;

/** A scenario names a module as seen from its own file; a run names it as seen from here. */
const moduleBeside = (file: string, { module, export: name }: ModelReference): ModelReference => ({
  module: relativePath(join(dirname(file), module)),
  export: name,
});

const relativePath = (path: string): string => {
  const short = relative(process.cwd(), path).split(sep).join('/');
  return short.startsWith('.') || short.startsWith('/') ? short : `./${short}`;
};

function readGraph(path: string): GraphData {
  const { nodes, edges } = readGraphJson(readChunks(path), path);
  return { nodes, edges };
}

/** Eight characters that are easy to type and to tell apart: 40 bits from the system's entropy. */
const drawSeed = (): string =>
  [...randomBytes(8)].map((byte) => 'abcdefghjkmnpqrstuvwxyz023456789'[byte % 32]).join('');

function optionsOf(flags: RunFlags, model: Model<never>): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const text of flags.set ?? []) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new SimulationError('bad-option', `--set ${text}: expected option=value`);
    }
    // What is no option of the model is for `completeScenario` to refuse.
    const spec = Object.hasOwn(model.options, name) ? model.options[name] : undefined;
    options[name] = spec === undefined ? value : readOption(spec, value, `--set ${name}`);
  }
  for (const name of ['duration', 'population'] as const) {
    const value = flags[name];
    if (value === undefined) continue;
    const spec = Object.hasOwn(model.options, name) ? model.options[name] : undefined;
    if (spec !== undefined)
      options[name] = readOption(spec, value, name === 'duration' ? '-d' : '-p');
    else if (name === 'population') {
      const names = Object.keys(model.options).join(', ') || 'none';
      throw new SimulationError(
        'bad-option',
        `-p ${value}: model ${model.name} has no population; its options are: ${names}`,
      );
    }
  }
  return options;
}

function limitsOf(flags: RunFlags, model: Model<never>): Record<string, unknown> {
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
    ...(events !== undefined && { events: Number(events) }),
    ...(pending !== undefined && { pending: Number(pending) }),
  };
}
