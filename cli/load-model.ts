import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  isModel,
  type Model,
  type ModelReference,
  nearest,
  SimulationError,
} from '../kernel/index.ts';
import { builtInModels } from '../models/index.ts';

/** The model of a scenario. @throws unknown-model, unreadable or bad-model. */
export async function loadModel(model: string | ModelReference): Promise<Model<never>> {
  if (typeof model !== 'string') return (await loadModule(model.module, model.export)).model;
  const builtIn = builtInModels.get(model);
  if (builtIn !== undefined) return builtIn;
  throw new SimulationError(
    'unknown-model',
    `-a ${model}: no such architecture${nearest(model, [...builtInModels.keys()])}`,
  );
}

/**
 * Loads a model of a user's own from a module, TypeScript or JavaScript; without a name, its default
 * export or else its only model.
 * @throws unreadable for a missing file, bad-model for a module that fails or has no such model.
 */
export async function loadModule(
  path: string,
  name: string | undefined,
): Promise<{ model: Model<never>; exportName: string }> {
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const got = existsSync(path) ? 'a directory' : 'no such file';
    throw new SimulationError('unreadable', `${path}: got ${got}, expected a module of a model`);
  }
  const members = await importModule(path);
  const models = Object.entries(members).filter(([, value]) => isModel(value));
  const names = models.map(([key]) => key);
  const isDefault = name === undefined && names.includes('default');
  const wanted = name ?? (isDefault ? 'default' : names.length === 1 ? names[0] : undefined);
  const found = models.find(([key]) => key === wanted);
  if (found !== undefined) return { model: found[1] as Model<never>, exportName: found[0] };
  const exists = names.length === 0 ? 'it exports no model' : `its models are ${names.join(', ')}`;
  throw new SimulationError(
    'bad-model',
    wanted === undefined
      ? `${path}: ${exists}; ${names.length === 0 ? 'export what defineModel returns' : 'name one with --export'}`
      : `${path}: no model "${wanted}"; ${exists}`,
  );
}

async function importModule(path: string): Promise<Record<string, unknown>> {
  const [{ createJiti }, kernel, models, spigo] = await Promise.all([
    import('jiti'),
    import('../kernel/index.ts'),
    import('../models/index.ts'),
    import('../models/spigo.ts'),
  ]);
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    interopDefault: false,
    // To the user's module, `spigo` is the spigo that runs it, wherever either is installed.
    virtualModules: { spigo, 'spigo/kernel': kernel, 'spigo/models': models },
  });
  try {
    return await jiti.import<Record<string, unknown>>(resolve(path));
  } catch (error) {
    if (error instanceof SimulationError) throw error;
    const { message = String(error), name = 'Error' } = error as Error;
    const text = message.replace(/\s+/g, ' ').trim();
    throw new SimulationError('bad-model', `${path}: cannot be loaded: ${name}: ${text}`);
  }
}
