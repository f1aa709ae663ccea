import { canonicalJson } from '../data/canonical-json.ts';
import { FOREVER } from '../data/time.ts';
import type { Scenario } from '../run/scenario.ts';
import { checkShown, type RunSteps } from './asking.ts';
import { derivedSeeds } from './derived-seeds.ts';
import type { Examination } from './examination.ts';
import { isNewlyVacuous, isSameFailure } from './same-failure.ts';

/** The most seeds with which a reduction is tried again. */
const SEEDS_MAX = 20;

/** The smallest failing scenario so far, and the attempts to make it smaller. */
export class ShrinkSearch {
  /** The smallest run so far that shows the failure. */
  present: Examination;
  /** The number of runs so far. */
  runs = 0;
  /** What was tried, so that it is not tried twice. */
  private readonly tried = new Set<string>();

  constructor(
    /** The run that is to become smaller. */
    readonly found: Examination,
    /** The most runs. */
    private readonly runsMax: number,
  ) {
    this.present = found;
    this.tried.add(identityOf(found.scenario));
  }

  get scenario(): Scenario {
    return this.present.scenario;
  }

  /** When the run that shows the failure fails, in microseconds. */
  get failedAt(): number {
    return this.present.failure?.at ?? FOREVER;
  }

  /**
   * Tries reductions of the present scenario, in order. The first that fails in the same way becomes
   * the present one, and its index is returned. A run that makes a property say nothing does not
   * count, unless `mayBeVacuous`.
   */
  *first(
    candidates: readonly Scenario[],
    { mayBeVacuous = false }: { readonly mayBeVacuous?: boolean } = {},
  ): RunSteps<Scenario, number | undefined> {
    let rest = this.untried(candidates);
    while (rest.length > 0 && this.runs < this.runsMax) {
      const batch = rest.slice(0, this.runsMax - this.runs);
      const answers = checkShown(yield batch.map(({ scenario }) => scenario), batch.length);
      for (const [place, answer] of answers.entries()) {
        const { identity, index } = batch[place];
        this.runs++;
        this.tried.add(identity);
        if (!isSameFailure(this.found, answer)) continue;
        if (!mayBeVacuous && isNewlyVacuous(this.present, answer)) continue;
        this.present = answer;
        return index;
      }
      rest = rest.slice(answers.length);
    }
    return undefined;
  }

  /**
   * As `first`, and then tries each reduction again with other seeds before it counts as failed. A
   * failure may come later with another seed, so that these runs may last as long as that which
   * was found.
   */
  *firstWithSeeds(candidates: readonly Scenario[]): RunSteps<Scenario, number | undefined> {
    const direct = yield* this.first(candidates);
    if (direct !== undefined) return direct;
    // A run without a limit of time may never end, if it does not fail.
    const hasEnd = this.found.scenario.limits.until !== undefined;
    const { limits } = hasEnd ? this.found.scenario : this.scenario;
    const present = identityOf(this.scenario);
    const again = candidates.flatMap((scenario, index) => {
      // Another seed alone is no reduction.
      if (identityOf(scenario) === present) return [];
      const seeds = [scenario.seed, ...derivedSeeds(scenario.seed, SEEDS_MAX)];
      return seeds.map((seed) => ({ index, scenario: { ...scenario, seed, limits } }));
    });
    const place = yield* this.first(again.map(({ scenario }) => scenario));
    return place === undefined ? undefined : again[place].index;
  }

  private untried(candidates: readonly Scenario[]): readonly Candidate[] {
    const seen = new Set<string>();
    return candidates.flatMap((scenario, index) => {
      const identity = identityOf(scenario);
      if (seen.has(identity) || this.tried.has(identity)) return [];
      seen.add(identity);
      return [{ scenario, identity, index }];
    });
  }
}

interface Candidate {
  readonly scenario: Scenario;
  readonly identity: string;
  readonly index: number;
}

/** A graph may be large, and no reduction changes it. */
const identityOf = ({ graph: _, ...scenario }: Scenario): string => canonicalJson(scenario);
