import type { Model } from '../kernel/index.ts';
import { fsm } from './fsm/fsm.ts';

/** The models that are built in. */
export { fsm };

/** The built-in models, by name. */
export const builtInModels: ReadonlyMap<string, Model<never>> = new Map(
  [fsm].map((model) => [model.name, model as Model<never>]),
);
