/**
 * The exports for actors that serve, and for architectures of services. A server of your own holds
 * a `Station`. It reports a `ServerSpan` of each request that it has served, and a `ClientSpan` of
 * each call that it has made. To have its load measured, it is a `MeasuredServer`.
 */
export type {
  ClientSpan,
  MeasuredServer,
  ProducerSpan,
  ServerLoad,
  ServerSpan,
} from '../../kernel/index.ts';
export { shippedArchitectures } from '../architectures/index.ts';
export type { Finding } from '../finding.ts';
export type {
  Architecture,
  ArchitectureFile,
  Package,
  Service,
  ServiceFile,
} from './architecture/architecture.ts';
export { readArchitecture } from './architecture/architecture-reader.ts';
export { architectureModel } from './architecture-model.ts';
export type { ArchitectureOptions } from './deployment/options.ts';
export { Instance } from './instance/instance.ts';
export {
  type Completed,
  type Load,
  type Served,
  Station,
  type StationLaws,
} from './instance/station.ts';
export { type RequestTotals, requestsAddUp, requestTotals } from './properties.ts';
