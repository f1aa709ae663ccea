/** The exports for checking a model: scenarios at random, and the failure that one of them shows. */
export { type FaultsOptions, faults } from './arbitraries/faults.ts';
export { type LinkLawOptions, linkLaws } from './arbitraries/link-laws.ts';
export { type OperationsOptions, operations } from './arbitraries/operations.ts';
export type { ScenarioOptions } from './arbitraries/scenario-bounds.ts';
export { scenarios } from './arbitraries/scenarios.ts';
export { complete, ring, type Topology, tree } from './arbitraries/topologies.ts';
export { type CheckOptions, check, examineIndex } from './check.ts';
export type { CheckReport, Finding } from './check-report.ts';
export type { Effects, Examination, Failure } from './examination.ts';
export { type ExamineOptions, examine } from './examine.ts';
export { type DrawOptions, drawScenario } from './generator.ts';
export { holds } from './holds.ts';
export type { PropertyFigures, RunFigures } from './statistics.ts';
