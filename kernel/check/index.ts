/** The exports for checking a model: scenarios at random, and the failure that one of them shows. */

export type { DrawnKind } from './arbitraries/fault-of-draft.ts';
export { type FaultsOptions, faults } from './arbitraries/faults.ts';
export { DRAWN_KINDS } from './arbitraries/kinds.ts';
export { type LinkLawOptions, linkLaws } from './arbitraries/link-laws.ts';
export { type OperationsOptions, operations } from './arbitraries/operations.ts';
export type { ScenarioOptions } from './arbitraries/scenario-bounds.ts';
export { scenarios } from './arbitraries/scenarios.ts';
export {
  complete,
  regular,
  ring,
  scaleFree,
  smallWorld,
  type Topology,
  tree,
  zones,
} from './arbitraries/topologies.ts';
export type { RunSteps } from './asking.ts';
export type { Blame, Trial } from './blame.ts';
export { check, examineIndex } from './check.ts';
export type { CheckOptions } from './check-options.ts';
export { type CheckReport, type Finding, type FindingPlace, reportOf } from './check-report.ts';
export { type Counterexample, drawCounterexample, mermaidOf } from './counterexample.ts';
export { derivedSeeds } from './derived-seeds.ts';
export type { FailureAccount } from './diagram/account.ts';
export type { DiagramEvent, DiagramSpan, DiagramStory } from './diagram/diagram.ts';
export type { Examination, Failure } from './examination.ts';
export { type ExamineOptions, examine, type Reseeding } from './examine.ts';
export { accountOf } from './failure-account.ts';
export { type DrawOptions, drawScenario } from './generator.ts';
export { holds } from './holds.ts';
export { type Investigation, investigate } from './investigate.ts';
export { isSameFailure } from './same-failure.ts';
export { type Minimum, type ShrinkOptions, shrink } from './shrink.ts';
export { type CausalSlice, type SliceEvent, sliceOf } from './slice.ts';
export { type PropertyFigures, type RunFigures, Statistics } from './statistics.ts';
export { decodeToken, encodeToken, type Mark, type OpenedToken, type Token } from './token.ts';
