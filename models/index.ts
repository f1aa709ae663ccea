export { shippedArchitectures } from './architectures/index.ts';
export { builtInModel, builtInNames, shippedNames } from './built-in.ts';
export { fsm } from './fsm/fsm.ts';
export { Pirate } from './fsm/pirate.ts';
export {
  allHaveLeft,
  buddiesAreSound,
  Farewells,
  GoldLedger,
  graphIsMemory,
} from './fsm/properties.ts';
export type {
  Architecture,
  ArchitectureFile,
  Package,
  Service,
  ServiceFile,
} from './services/architecture.ts';
export { architectureModel } from './services/architecture-model.ts';
export { readArchitecture } from './services/architecture-reader.ts';
export { Instance } from './services/instance.ts';
export { requestsAddUp, requestTotals } from './services/properties.ts';
export {
  type Completed,
  type Load,
  type Served,
  Station,
  type StationLaws,
} from './services/station.ts';
export { SkypeNode } from './skype/node.ts';
export { CallLedger, graphIsLists, idsAreSound, listsAreSound } from './skype/properties.ts';
export { skype } from './skype/skype.ts';
export type { Verdict } from './verdict.ts';
