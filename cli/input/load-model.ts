import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import {
  describeThrown,
  isModel,
  type Model,
  type ModelReference,
  nearest,
  quote,
  SimulationError,
  shown,
} from '../../kernel/index.ts';
import { object, parseJson, readShape, text } from '../../kernel/shapes.ts';
import { architectureOf, builtInModel, builtInNames, modelOfData } from '../../models/built-in.ts';
import { processEnd } from '../terminal/process-end.ts';
import type { ModuleBundle } from './bundle-module.ts';
import { InputFile } from './input-file.ts';
import type { RunFile } from './run-file.ts';

/** Whether a name is that of a built-in model. */
export const isBuiltIn = (name: string): boolean => builtInNames.includes(name);

/** A model, and the reference that names it in a scenario. */
export interface LoadedModel {
  readonly model: Model;
  readonly reference: ModelReference;
  /** What was loaded of a user's own model. */
  readonly bundle?: ModuleBundle;
}

/** Names a user's model by its module and its export. */
type ModuleReference = { readonly module: string; readonly export: string };

const moduleShape = object(
  { module: text('the path of a module'), export: text('the name of an export') },
  'an object with module and export',
);

/** The module that a reference names, if it does. @throws bad-scenario for a module that is half named. */
function moduleOf(reference: ModelReference, place: string): ModuleReference | undefined {
  const { module, export: name } = Object(reference) as Partial<ModuleReference>;
  if (typeof reference === 'string' || (module === undefined && name === undefined)) {
    return undefined;
  }
  return readShape(moduleShape, reference, place, 'bad-scenario') as ModuleReference;
}

/** Whether a reference names a module and an export. */
export const isModuleReference = (
  reference: ModelReference | undefined,
): reference is ModuleReference =>
  typeof reference === 'object' &&
  typeof reference.module === 'string' &&
  typeof reference.export === 'string';

/**
 * Returns the built-in model of that name. `place` says where the name stands.
 * @throws unknown-model.
 */
export async function loadBuiltIn(name: string, place: string): Promise<Model> {
  const model = await builtInModel(name);
  if (model !== undefined) return model;
  throw new SimulationError(
    'unknown-model',
    `${place}: no such model${nearest(name, builtInNames)}`,
  );
}

/** Whether the value of `-a` is a file, and no name of a model. */
export const isArchitectureFile = (arch: string): boolean => /[\\/]|\.json$/.test(arch);

/**
 * Makes the model of an architecture file.
 * @throws unreadable, bad-scenario or bad-architecture.
 */
export const loadArchitecture = (path: string): Promise<Model> =>
  architectureOf(parseJson(new InputFile(path).text(), path, 'bad-scenario'), path);

/**
 * Loads the model of a file's scenario, fsm if it names none.
 * @throws bad-scenario, unknown-model, unreadable or bad-model.
 */
export async function modelOf(
  { kind, path }: RunFile,
  reference: ModelReference = 'fsm',
): Promise<LoadedModel> {
  const named = moduleOf(reference, `${path}: model`);
  if (named === undefined) return { reference, model: await loadOurs(reference, path) };
  const beside = relativePath(resolve(dirname(path), named.module));
  if (kind === 'token' && !existsSync(named.module)) {
    throw new SimulationError(
      'unreadable',
      `${path}: module ${named.module}: got no such file, expected it below the working folder: replay a token where it was made`,
    );
  }
  // A scenario is written by hand, and its path to the module starts at its own file. In a result
  // or a trace, the path starts at the folder in which the run was started.
  const isBeside = kind === 'scenario' || !existsSync(named.module);
  return loadModule(isBeside ? beside : named.module, named.export);
}

/**
 * Loads the model of a reference in a worker, from the bundle of a user's own.
 * @throws as `loadModule` for a module that fails.
 */
export async function loadBundled({ reference, bundle }: ModelSource): Promise<Model> {
  if (bundle === undefined || !isModuleReference(reference)) return loadOurs(reference, 'worker');
  const members = await membersOf(bundle, reference.module);
  return modelIn(members, reference.module, reference.export).model;
}

/** What a worker loads a model from. It can be sent to workers. */
export type ModelSource = Omit<LoadedModel, 'model'>;

export const sourceOf = ({ reference, bundle }: LoadedModel): ModelSource => ({
  reference,
  ...(bundle !== undefined && { bundle }),
});

async function loadOurs(reference: ModelReference, place: string): Promise<Model> {
  if (typeof reference === 'string') {
    return loadBuiltIn(reference, `${place}: model: got ${quote(reference)}`);
  }
  const made = await modelOfData(reference, `${place}: model`);
  if (made !== undefined) return made;
  throw new SimulationError(
    'bad-scenario',
    `${place}: model: got ${shown(reference)}, expected the name of a model, {"module": "./mine.ts", "export": "name"}, or {"architecture": {...}}`,
  );
}

/** Returns the path from the working folder. It never looks like the name of a package. */
export const relativePath = (path: string): string => {
  const short = relative(process.cwd(), path).split(sep).join('/');
  return short.startsWith('.') || isAbsolute(short) ? short : `./${short}`;
};

/**
 * Loads a user's model from a module in TypeScript or JavaScript. Without a name, it is the default
 * export, else the only model.
 * @throws unreadable for a missing file, bad-model for a module that fails or has no such model.
 */
export async function loadModule(path: string, name: string | undefined): Promise<LoadedModel> {
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const got = existsSync(path) ? 'a directory' : 'no such file';
    throw new SimulationError('unreadable', `${path}: got ${got}, expected a module of a model`);
  }
  const { watchMemory } = await import('./memory-watch.ts');
  watchMemory();
  const { bundleModule } = await import('./bundle-module.ts');
  const bundle = await bundleModule(path);
  const { model, exportName } = modelIn(await membersOf(bundle, path), path, name);
  return { model, reference: { module: relativePath(path), export: exportName }, bundle };
}

/** Finds a model among the exports of a module. @throws bad-model. */
function modelIn(
  members: Members,
  path: string,
  name: string | undefined,
): { model: Model; exportName: string } {
  const models = Object.entries(members).flatMap(([key, value]) =>
    isModel(value) ? [[key, value] as const] : [],
  );
  const names = models.map(([key]) => key);
  const isDefault = name === undefined && names.includes('default');
  const wanted = name ?? (isDefault ? 'default' : names.length === 1 ? names[0] : undefined);
  const found = models.find(([key]) => key === wanted);
  if (found !== undefined) return { model: found[1], exportName: found[0] };
  const exists = names.length === 0 ? 'it exports no model' : `its models are ${names.join(', ')}`;
  throw new SimulationError(
    'bad-model',
    wanted === undefined
      ? `${path}: ${exists}; ${names.length === 0 ? 'export what defineModel returns' : 'name one with --export'}`
      : `${path}: no model "${wanted}"; ${exists}`,
  );
}

type Members = Readonly<Record<string, unknown>>;

async function membersOf(bundle: ModuleBundle, path: string): Promise<Members> {
  const { importModule } = await import('./import-module.ts');
  try {
    processEnd.loading = path;
    const members = await importModule(bundle);
    // A module of CommonJS has all that it exports in its default export.
    const inner = Object(isModel(members.default) ? {} : members.default);
    return { ...inner, ...members };
  } catch (error) {
    if (error instanceof SimulationError) throw error;
    throw new SimulationError('bad-model', `${path}: cannot be loaded: ${describeThrown(error)}`);
  } finally {
    processEnd.loading = undefined;
  }
}
