import { exp, log } from '../random/math.ts';
import type { Model } from '../run/model.ts';
import type { Examination } from './examination.ts';

/** What all runs together say of one property. */
export interface PropertyFigures {
  readonly property: string;
  readonly kind: string;
  /** How often it was evaluated, and how often its condition was true, in all runs. */
  readonly evaluated: number;
  readonly held: number;
  /** In how many runs its condition was ever true, and in how many it could not be judged. */
  readonly runsHeld: number;
  readonly runsInconclusive: number;
}

/** What so many runs did. */
export interface RunFigures {
  readonly runs: number;
  readonly events: number;
  /** What faults did, by name: see `Effects`. */
  readonly effects: Readonly<Record<string, number>>;
  /** In how many runs they did so, by the same names. */
  readonly runsWithEffect: Readonly<Record<string, number>>;
  /** Events at the instant of the previous event, and those of them whose order was drawn. */
  readonly ties: number;
  readonly tiesShuffled: number;
  readonly properties: readonly PropertyFigures[];
  /** The names of the properties `sometimes` that no run reached. */
  readonly neverReached: readonly string[];
}

type Writable<Figures> = { -readonly [Name in keyof Figures]: Figures[Name] };

/** Adds up what runs showed. The order of the runs does not matter. */
export class Statistics {
  private runs = 0;
  private events = 0;
  private readonly effects = new Map<string, number>();
  private readonly runsWithEffect = new Map<string, number>();
  private ties = 0;
  private tiesShuffled = 0;
  private readonly properties: ReadonlyMap<string, Writable<PropertyFigures>>;

  constructor(model: Model) {
    const zero = { evaluated: 0, held: 0, runsHeld: 0, runsInconclusive: 0 };
    this.properties = new Map(
      (model.properties ?? []).map(({ name, kind }) => [name, { property: name, kind, ...zero }]),
    );
  }

  add({ scenario, outcome, effects, ties, verdicts }: Examination): void {
    this.runs += 1;
    this.events += outcome.events;
    this.ties += ties;
    if (scenario.ties === 'shuffled') this.tiesShuffled += ties;
    for (const [name, count] of Object.entries(effects)) {
      this.effects.set(name, (this.effects.get(name) ?? 0) + count);
      this.runsWithEffect.set(name, (this.runsWithEffect.get(name) ?? 0) + 1);
    }
    for (const { property, verdict, evaluated, held } of verdicts) {
      const figures = this.properties.get(property);
      if (figures === undefined) continue;
      figures.evaluated += evaluated;
      figures.held += held;
      if (held > 0) figures.runsHeld += 1;
      if (verdict === 'inconclusive') figures.runsInconclusive += 1;
    }
  }

  figures(): RunFigures {
    const { runs, events, ties, tiesShuffled } = this;
    const properties = Array.from(this.properties.values(), (figures) => ({ ...figures }));
    return {
      runs,
      events,
      effects: Object.fromEntries(this.effects),
      runsWithEffect: Object.fromEntries(this.runsWithEffect),
      ties,
      tiesShuffled,
      properties,
      neverReached: properties
        .filter(({ kind, runsHeld }) => kind === 'sometimes' && runsHeld === 0)
        .map(({ property }) => property),
    };
  }
}

/**
 * The rate of failure that so many runs without a failure exclude with 95 % confidence: about 3 / runs.
 * It is 1 for no run.
 *
 * Source: a rate p passes n runs with probability (1 - p)^n, which is 5 % at p = 1 - 0.05^(1 / n).
 */
export const failureRateBound = (runs: number): number =>
  runs === 0 ? 1 : 1 - exp(log(0.05) / runs);
