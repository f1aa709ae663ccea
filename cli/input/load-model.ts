import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import {
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
import { describeThrown } from '../terminal/errors.ts';
import type { ImportedModule } from './import-module.ts';
import { InputFile } from './input-file.ts';
import type { RunFile } from './run-file.ts';

/** A model, and the reference that names it in a scenario. */
export interface LoadedModel {
  readonly model: Model;
  readonly reference: ModelReference;
  /** The paths of the user's modules that it is made of. */
  readonly files: readonly string[];
}

/** Names a user's model by its module and its export. */
type ModuleReference = { readonly module: string; readonly export: string };

const moduleShape = object(
  { module: text('the path of a module'), export: text('the name of an export') },
  'an object with module and export',
);

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
    `${place}: no such architecture${nearest(name, builtInNames)}`,
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
  if (!isModuleReference(reference)) {
    return { model: await loadReference(reference, path), reference, files: [] };
  }
  readShape(moduleShape, reference, `${path}: model`, 'bad-scenario');
  const beside = relativePath(resolve(dirname(path), reference.module));
  // A scenario is written by hand, and its path to the module starts at its own file. In a result
  // or a trace, the path starts at the folder in which the run was started.
  const isBeside = kind === 'scenario' || !existsSync(reference.module);
  const found = { ...reference, module: isBeside ? beside : reference.module };
  const { model, files } = await loadModule(found.module, found.export);
  return { model, reference: found, files };
}

/**
 * Loads the model that a reference names. The path of a module starts at the working folder. `place`
 * says where the reference stands.
 * @throws bad-scenario, unknown-model, unreadable or bad-model.
 */
export async function loadReference(reference: ModelReference, place: string): Promise<Model> {
  if (typeof reference === 'string') {
    return loadBuiltIn(reference, `${place}: model: got ${quote(reference)}`);
  }
  const made = await modelOfData(reference, `${place}: model`);
  if (made !== undefined) return made;
  if (isModuleReference(reference)) {
    return (await loadModule(reference.module, reference.export)).model;
  }
  if (Object.hasOwn(reference, 'module') || Object.hasOwn(reference, 'export')) {
    readShape(moduleShape, reference, `${place}: model`, 'bad-scenario');
  }
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
export async function loadModule(
  path: string,
  name: string | undefined,
): Promise<{ model: Model; exportName: string; files: readonly string[] }> {
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const got = existsSync(path) ? 'a directory' : 'no such file';
    throw new SimulationError('unreadable', `${path}: got ${got}, expected a module of a model`);
  }
  const { members, files } = await imported(path);
  const models = Object.entries(members).flatMap(([key, value]) =>
    isModel(value) ? [[key, value] as const] : [],
  );
  const names = models.map(([key]) => key);
  const isDefault = name === undefined && names.includes('default');
  const wanted = name ?? (isDefault ? 'default' : names.length === 1 ? names[0] : undefined);
  const found = models.find(([key]) => key === wanted);
  if (found !== undefined) return { model: found[1], exportName: found[0], files };
  const exists = names.length === 0 ? 'it exports no model' : `its models are ${names.join(', ')}`;
  throw new SimulationError(
    'bad-model',
    wanted === undefined
      ? `${path}: ${exists}; ${names.length === 0 ? 'export what defineModel returns' : 'name one with --export'}`
      : `${path}: no model "${wanted}"; ${exists}`,
  );
}

async function imported(path: string): Promise<ImportedModule> {
  const { importModule } = await import('./import-module.ts');
  try {
    const { members, files } = await importModule(path);
    // A module of CommonJS has all that it exports in its default export.
    const inner = Object(isModel(members.default) ? {} : members.default);
    return { members: { ...inner, ...members }, files };
  } catch (error) {
    if (error instanceof SimulationError) throw error;
    throw new SimulationError('bad-model', `${path}: cannot be loaded: ${describeThrown(error)}`);
  }
}
