import { ActorSystem } from '../actors/actor-system.ts';
import { withGuards } from '../actors/guards/guards.ts';
import { Zones } from '../actors/zones.ts';
import { InvariantBroken, SimulationError } from '../data/errors.ts';
import { Home } from '../data/identity.ts';
import { quote } from '../data/names.ts';
import { FOREVER, parseDuration } from '../data/time.ts';
import { type Ending, RunEnded } from '../engine/ending.ts';
import { FaultPlan } from '../faults/fault-plan.ts';
import { callRoll, hasNames } from '../faults/roll-call.ts';
import { Links } from '../network/links.ts';
import { RunSeed } from '../random/run-seed.ts';
import { GraphCounter } from '../record/graph/graph-counter.ts';
import { actorHashes } from './actor-hashes.ts';
import { completeScenario, optionValues } from './complete-scenario.ts';
import { describeError } from './describe-error.ts';
import { LAWS } from './laws.ts';
import type { Measured } from './measured.ts';
import type { Model } from './model.ts';
import { Onlookers } from './onlookers.ts';
import { type Outcome, RESULT_FORMAT, type Result } from './result.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';
import { setUp } from './set-up.ts';
import { checkEventNumber, checkSlice, type Slice } from './slice.ts';
import type { Verdict } from './verdict.ts';
import type { WorldOptions } from './world-options.ts';
import { WorldSight } from './world-sight.ts';

/** The limit of events at one instant that cause each other. A large set-up makes millions, but in short chains. */
const CHAIN_MAX = 10_000;

/** A run that can be advanced in slices. It is the same run however it is sliced. */
export class World extends WorldSight {
  readonly scenario: Scenario;
  readonly seed: RunSeed;
  /** The value that the failing handler threw. */
  failure: unknown;
  protected readonly system: ActorSystem;
  private readonly onlookers: Onlookers;
  private readonly graph = new GraphCounter();
  protected outcome: Outcome | undefined;
  private isAdvancing = false;
  protected readonly plan: FaultPlan;
  /** Whether names of the scenario may still be nobody's. */
  private isRollDue: boolean;
  /** Whether something other than an actor, such as the network, has failed in the middle of an event. */
  private isBroken = false;

  /** Errors of the model's set-up pass through. @throws bad-scenario, bad-option. */
  constructor(
    private readonly model: Model,
    input: ScenarioInput,
    private readonly options: WorldOptions = {},
  ) {
    super();
    // The scenario may be of older laws, but this run follows the present ones.
    this.scenario = { ...completeScenario(model, input, model.name), laws: LAWS };
    const { limits, network, strict, ties, faults = [], operations = [] } = this.scenario;
    const seed = new RunSeed(this.scenario.seed);
    this.seed = seed;
    const zones = new Zones();
    const home = new Home(`${model.name}, seed ${quote(this.scenario.seed)}`);
    this.plan = new FaultPlan(faults, operations, seed);
    this.isRollDue = hasNames(this.scenario);
    const end = (reason: 'stopped' | 'interrupted') => (): void => {
      this.system.engine.end({ reason });
    };
    const endings = { stop: end('stopped'), interrupt: end('interrupted') };
    const values = optionValues(model, this.scenario);
    this.onlookers = new Onlookers(model, this, values, options, endings);
    this.system = new ActorSystem({
      home,
      seed,
      ties,
      queue: options.queue ?? 'ladder',
      until: parseDuration(limits.until ?? '') ?? FOREVER,
      eventsMax: limits.events,
      pendingMax: limits.pending,
      chainMax: CHAIN_MAX,
      isStrict: strict,
      network: this.plan.network(options.network ?? (network && new Links(network, zones, seed))),
      hardships: this.plan.hardships,
      zones,
      observers: [this.graph, ...(options.observers ?? []), ...this.onlookers.observers],
    });
    try {
      this.guarded(() => setUp(model, this.scenario, seed, this.system));
      this.plan.begin(this.system, home);
    } catch (error) {
      if (!(error instanceof RunEnded)) throw error;
    }
    this.closeIfEnded();
  }

  /**
   * Runs to the end of the slice or of the run. Returns `'paused'` when the run can go on, else its
   * outcome. A call after the end returns the same outcome again.
   */
  advance(slice: Slice = {}): 'paused' | Outcome {
    if (this.isAdvancing) throw new SimulationError('misuse', 'advance() inside of advance()');
    if (this.outcome !== undefined) return this.outcome;
    const { engine, observation } = this.system;
    if (this.isBroken || observation.failure !== undefined) {
      throw new SimulationError(
        'misuse',
        'advance() after an observer, the network or the kernel failed: the run is broken',
      );
    }
    checkSlice(slice);
    const { events = Number.POSITIVE_INFINITY, until = Number.POSITIVE_INFINITY } = slice;
    const eventsMax = engine.eventCount + events;
    this.isAdvancing = true;
    try {
      // A rule may name an actor that is born at instant 0.
      if (this.isRollDue) this.run(Math.min(until, 1), eventsMax);
      if (this.isRollDue && engine.eventCount < eventsMax) this.callRoll();
      this.run(until, eventsMax);
    } finally {
      this.isAdvancing = false;
    }
    observation.check();
    return this.closeIfEnded() ?? 'paused';
  }

  /** Ends the run at the present event. Does nothing after its end. */
  interrupt(): Outcome {
    if (this.outcome !== undefined) return this.outcome;
    const { engine } = this.system;
    return this.close(engine.end({ reason: 'interrupted' }));
  }

  /**
   * Makes a new world of the same scenario, and runs it until after event number `events`, to go back
   * in time. It has the options of this one, but only the observers of `options`.
   * @throws bad-argument for a number that the run does not reach.
   */
  again(events = 0, options: Pick<WorldOptions, 'isJudged' | 'observers'> = {}): World {
    checkEventNumber(events);
    const same = { ...this.options, observers: [], ...options };
    const world = new World(this.model, this.scenario, same);
    if (events > 0) world.advance({ events });
    if (world.eventCount === events) return world;
    throw new SimulationError(
      'bad-argument',
      `again: got event ${events}, expected one of the ${world.eventCount} events of the run`,
    );
  }

  /** Runs to the end of the slice or of the run, and finds out who is to blame if that is an error. */
  private run(until: number, eventsMax: number): void {
    const { system } = this;
    for (;;) {
      try {
        return this.guarded(() => {
          system.finishCrash();
          system.engine.advance(until, eventsMax);
        });
      } catch (error) {
        // What a handler throws after its actor has crashed means nothing.
        if (error instanceof InvariantBroken || !system.hasCrashed) return this.blame(error);
      }
    }
  }

  /** Refuses rules of the scenario that name nobody. @throws bad-scenario. */
  private callRoll(): void {
    this.isRollDue = false;
    callRoll(this.scenario, this.system.population.addresses, this.model.name);
  }

  private guarded<T>(run: () => T): T {
    return withGuards(() => this.system.where(), run);
  }

  /** Ends the run after an error of a slice. An error of a handler becomes the failure of its actor. */
  private blame(error: unknown): void {
    const { engine, frozenData, population, turn } = this.system;
    const { address, data } = turn;
    this.system.recover();
    if (error instanceof RunEnded) return;
    if (error instanceof InvariantBroken || address === undefined) {
      this.isBroken = true;
      throw error;
    }
    this.failure = error;
    const state = population.actors[address.index];
    const changed = frozenData?.changedBy(address, state, error);
    engine.end({
      reason: 'actor-failed',
      actor: address.name,
      ...(data !== undefined && { handling: data }),
      error: changed === undefined ? describeError(error) : `${describeError(error)}: ${changed}`,
    });
  }

  /** The outcome, once the run has ended. */
  private closeIfEnded(): Outcome | undefined {
    const { ending } = this.system.engine;
    return ending && this.close(ending);
  }

  private close(ending: Ending): Outcome {
    const { eventCount, now } = this.system.engine;
    this.outcome = { ...ending, at: now, events: eventCount };
    // An observer may interrupt the run before an event is handled; then the advance calls this again.
    if (!this.isAdvancing) this.guarded(() => this.onlookers.ended());
    return this.outcome;
  }

  /** What the model's properties say of the run so far. Empty for a model without properties. */
  get verdicts(): readonly Verdict[] {
    return this.onlookers.verdicts();
  }

  /** The model's measures so far; `undefined` for a model without measures. */
  get measures(): Measured | undefined {
    return this.onlookers.measured();
  }

  /** Returns the result. @throws misuse before the run has ended. */
  result(): Result {
    if (this.outcome === undefined) {
      throw new SimulationError('misuse', 'result() before the end of the run; advance it first');
    }
    const histograms = this.system.histograms.figures();
    return {
      format: RESULT_FORMAT,
      scenario: this.scenario,
      outcome: this.outcome,
      fingerprint: this.fingerprint,
      counts: this.counts,
      graph: { nodes: this.graph.nodeCount, edges: this.graph.edgeCount },
      checkpoints: this.system.engine.fingerprint.checkpoints,
      actors: actorHashes(this.system.population.addresses),
      ...(histograms !== undefined && { histograms }),
      ...this.onlookers.findings(),
    };
  }
}
