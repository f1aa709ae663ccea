/** The kernel's exports for models, observers and tools. The kernel knows no model, and also runs in a browser. */
export type { Actor, Factory, Report, Self, SpawnOptions } from './actors/actor.ts';
export type { Channel } from './actors/channel.ts';
export { isClient } from './actors/clients.ts';
export type { Counts } from './actors/counts.ts';
export type { FaultData } from './actors/crashes.ts';
export type { Disk } from './actors/disk.ts';
export { type Effects, effectsOf } from './actors/effects.ts';
export {
  type Gotocol,
  gotocol,
  IMPOSITIONS,
  type Imposition,
  type Intention,
  readInterval,
  readWhole,
  type TraceContext,
} from './actors/gotocol.ts';
export type { HistogramFigures, HistogramView } from './actors/histograms.ts';
export type { HistoryEntry } from './actors/history.ts';
export type { Arrival, Envelope, Fate, Network } from './actors/network.ts';
export type { DropReason, HeardReport, ObservedEvent, Observer } from './actors/observer.ts';
export type { Life } from './actors/population.ts';
export type { ClientSpan, ProducerSpan, ServerSpan, Span } from './actors/span.ts';
export {
  assert,
  type ErrorCode,
  InvariantBroken,
  SimulationError,
  unreachable,
} from './data/errors.ts';
export { isNodeName, quote } from './data/names.ts';
export { nearest } from './data/nearest.ts';
export { oneLine, printable } from './data/one-line.ts';
export { shown } from './data/shown.ts';
export {
  type Duration,
  days,
  formatDuration,
  hours,
  type Instant,
  minutes,
  ms,
  parseDuration,
  START,
  seconds,
  us,
} from './data/time.ts';
export { typeWord } from './data/type-word.ts';
export { DAY, DURATION_UNITS, HOUR, MILLISECOND, MINUTE, SECOND } from './data/units.ts';
export { stackOf } from './data/user-frame.ts';
export type { Ending } from './engine/ending.ts';
export type { Checkpoint } from './engine/fingerprint.ts';
export type { Ties } from './engine/tie-order.ts';
export {
  type CompleteFault,
  type CompleteOperation,
  completeFaults,
  completeOperations,
} from './faults/complete-faults.ts';
export type {
  DiskFate,
  Fault,
  FaultKind,
  LinkSelection,
  MessageSelection,
  Names,
  Operation,
} from './faults/fault.ts';
export { FAULT_KINDS } from './faults/fault-kinds.ts';
export type { Answer } from './faults/operations.ts';
export { type Reach, reachOf, spanOf } from './faults/reach.ts';
export {
  type Bursts,
  type DirectedRule,
  type LinkRule,
  type NetworkLaws,
  type Ordering,
  regionOf,
  type ZoneRule,
} from './network/network-laws.ts';
export { always, never, type TimedOptions } from './properties/always.ts';
export { atEnd, type EndOptions } from './properties/at-end.ts';
export type { ActorClass, Finding, Remembering, WorldCondition } from './properties/condition.ts';
export { each, type StateCondition } from './properties/each.ts';
export { eventually } from './properties/eventually.ts';
export {
  type EventKey,
  type EventTest,
  type LeadsToOptions,
  leadsTo,
} from './properties/leads-to.ts';
export { type MonotoneOptions, monotone, type OrderOptions } from './properties/monotone.ts';
export { type EventCondition, on } from './properties/on.ts';
export type { RecoveryOptions } from './properties/recovery.ts';
export { sometimes } from './properties/sometimes.ts';
export { stabilises } from './properties/stabilises.ts';
export type { Every } from './properties/timed.ts';
export {
  bimodal,
  checked,
  constant,
  type Distribution,
  empirical,
  exponential,
  lognormal,
  normal,
  pareto,
  type Quantile,
  uniform,
} from './random/distribution.ts';
export { Draws } from './random/draws.ts';
export { type DurationLaw, writeDurationLaw } from './random/duration-conversion.ts';
export { readDurationLaw } from './random/duration-law.ts';
export { exp, log } from './random/math.ts';
export {
  regularOf,
  ringOf,
  scaleFreeOf,
  smallWorldOf,
  type Topology,
  topologyOf,
  treeOf,
  zonesOf,
} from './random/topologies.ts';
export { collapsed } from './record/graph/collapsed.ts';
export { type Direction, Graph, type GraphRecord } from './record/graph/graph.ts';
export { GraphFeed } from './record/graph/graph-feed.ts';
export {
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  type RecordedGraph,
  readGraphJson,
  writeGraphJson,
} from './record/graph/graph-json.ts';
export { writeGraphMl } from './record/graph/graph-ml.ts';
export { GraphObserver } from './record/graph/graph-observer.ts';
export { type MeasuredServer, type ServerLoad, serverLoads } from './record/metrics/loads.ts';
export type { LeftOut } from './record/spans/parents-first.ts';
export { Services } from './record/spans/services.ts';
export { type SpanOptions, SpanWriter } from './record/spans/span-writer.ts';
export { SHIVIZ_HEADER, shivizHost, shivizLine } from './record/trace/shiviz.ts';
export {
  readTraceLine,
  TRACE_FORMAT,
  type TracedEvent,
  TraceWriter,
  traceEnd,
  traceHeader,
  traceLine,
} from './record/trace/trace.ts';
export {
  compareTraces,
  TraceComparison,
  type TraceDifference,
} from './record/trace/trace-comparison.ts';
export { VectorClocks, type VectorClocksOptions } from './record/trace/vector-clocks.ts';
export { CauseObserver } from './run/causes.ts';
export { completeScenario } from './run/complete-scenario.ts';
export { describeError, describeThrown } from './run/describe-error.ts';
export { LAWS } from './run/laws.ts';
export type { Measured } from './run/measured.ts';
export {
  defineModel,
  isModel,
  type Measures,
  type Model,
  type ModelDefinition,
  type NetworkOf,
  type OperationLaw,
  type Setup,
  type Table,
} from './run/model.ts';
export { type Option, option } from './run/option.ts';
export type { GivenOptions, OptionsOf } from './run/options-of.ts';
export type { Judgement, Property, Verdict } from './run/property.ts';
export { expectation, readOption } from './run/read-option.ts';
export { type ActorHashes, type Outcome, RESULT_FORMAT, type Result } from './run/result.ts';
export {
  compareResults,
  type FigureDifference,
  IntervalObserver,
  isSameOutcome,
  type ResultDifference,
} from './run/result-comparison.ts';
export {
  type GraphData,
  type Limits,
  type ModelReference,
  readScenario,
  SCENARIO_FORMAT,
  type Scenario,
  type ScenarioInput,
} from './run/scenario.ts';
export { PENDING_MAX } from './run/scenario-shape.ts';
export { open, simulate } from './run/simulate.ts';
export type { Slice } from './run/slice.ts';
export { World } from './run/world.ts';
export type { WorldOptions } from './run/world-options.ts';
export type {
  ActorView,
  Flight,
  MessageInFlight,
  PendingTimer,
  WorldView,
} from './run/world-view.ts';
export { type Estimate, estimateDifference, estimateMean } from './statistics/interval.ts';
export { mean, standardDeviation } from './statistics/moments.ts';
export { quantile } from './statistics/quantile.ts';
export { studentQuantile } from './statistics/student.ts';
export { type SteadyPart, steadyPart } from './statistics/warm-up.ts';
