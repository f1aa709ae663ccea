import type { Model } from '../kernel/index.ts';
import { fsm } from './fsm/fsm.ts';

export { Pirate } from './fsm/pirate.ts';
export {
  allHaveLeft,
  buddiesAreSound,
  Farewells,
  GoldLedger,
  graphIsMemory,
  type Verdict,
} from './fsm/properties.ts';
export { type Load, type Served, Station, type StationLaws } from './services/station.ts';
export { fsm };

/** The built-in models, by name. */
export const builtInModels: ReadonlyMap<string, Model<never>> = new Map(
  [fsm].map((model) => [model.name, model as Model<never>]),
);
