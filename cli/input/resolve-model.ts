import { type ModelReference, SimulationError } from '../../kernel/index.ts';
import {
  isArchitectureFile,
  type LoadedModel,
  loadArchitecture,
  loadBuiltIn,
  loadModule,
} from './load-model.ts';
import { fileWord } from './reproduce.ts';

/** Matches the names of modules. */
const MODULE = /\.[cm]?[jt]sx?$/;

/** A model that a command line names. */
export interface ResolvedModel extends LoadedModel {
  /** The words that name it on a command line. */
  readonly words: readonly string[];
  /** The path of its module, if it is a user's own. */
  readonly module: string | undefined;
}

/** Whether a path is that of a module. */
export const isModulePath = (path: string): boolean => MODULE.test(path);

/**
 * Loads the model that a command line names: a built-in one, a module's, or an architecture file's.
 * @throws SimulationError for a model that cannot be loaded, and for a needless `exportName`.
 */
export async function resolveModel(
  name: string,
  exportName: string | undefined,
): Promise<ResolvedModel> {
  if (isModulePath(name)) {
    const words = [fileWord(name), ...(exportName === undefined ? [] : ['--export', exportName])];
    return { ...(await loadModule(name, exportName)), words, module: name };
  }
  if (exportName !== undefined) {
    throw new SimulationError(
      'bad-argument',
      `--export ${exportName}: got no module, expected one whose model it names`,
    );
  }
  const model = isArchitectureFile(name)
    ? await loadArchitecture(name)
    : await loadBuiltIn(name, name);
  const reference: ModelReference = model.reference ?? model.name;
  return { model, reference, words: [name], module: undefined };
}
