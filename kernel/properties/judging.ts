import { InvariantBroken } from '../data/errors.ts';
import type { Instant } from '../data/time.ts';
import { describeThrown } from '../run/describe-error.ts';
import type { Judgement } from '../run/property.ts';
import type { Verdict } from '../run/verdict.ts';
import type { WorldView } from '../run/world-view.ts';
import { readAnswer } from './condition.ts';
import type { Named } from './definition.ts';

/** In place of the answer of a condition that threw. */
export const FAILED = Symbol('failed');

/** What all judgements share: they call conditions, count, and remember how the property broke first. */
export abstract class Judging implements Judgement {
  isBroken = false;
  protected evaluated = 0;
  protected held = 0;
  private failure: Pick<Verdict, 'reason' | 'at' | 'event' | 'actor'> = {};

  constructor(
    protected readonly property: Named,
    protected readonly world: WorldView,
  ) {}

  /** Why the property cannot be judged; `undefined` if it holds. It is asked while it is not broken. */
  protected open(): string | undefined {
    return undefined;
  }

  verdict(): Verdict {
    const { evaluated, failure, held, isBroken } = this;
    const { name: property, kind } = this.property;
    const counts = { evaluated, held };
    if (isBroken) return { property, kind, verdict: 'broken', ...failure, ...counts };
    const reason = this.open();
    return reason === undefined
      ? { property, kind, verdict: 'held', ...counts }
      : { property, kind, verdict: 'inconclusive', reason, ...counts };
  }

  /** Calls a user's function. An error breaks the property, with the error as its reason. */
  protected call<T>(run: () => T, actor?: string): T | typeof FAILED {
    try {
      return run();
    } catch (error) {
      if (error instanceof InvariantBroken) throw error;
      this.break(describeThrown(error), actor);
      return FAILED;
    }
  }

  /** Evaluates a condition and counts it: `true`, why it is not true, or `FAILED`. @throws bad-model for another answer. */
  protected evaluate(
    condition: () => unknown,
    actor?: string,
    read: typeof readAnswer = readAnswer,
  ): true | string | typeof FAILED {
    const answer = this.call(condition, actor);
    this.evaluated += 1;
    if (answer === FAILED) return FAILED;
    const found = read(answer, this.property.name);
    if (found === true) this.held += 1;
    return found;
  }

  /**
   * Counts the answer of a condition that must hold here, and breaks the property if it does not.
   * @throws bad-model for another answer.
   */
  protected take(answer: unknown, actor?: string, read: typeof readAnswer = readAnswer): void {
    this.evaluated += 1;
    // Most answers are: this is called for each event of a run.
    const found = answer === true && read === readAnswer ? true : read(answer, this.property.name);
    if (found === true) this.held += 1;
    else this.break(found, actor);
  }

  /** Notes what a condition has thrown. */
  protected fail(error: unknown, actor?: string): void {
    if (error instanceof InvariantBroken) throw error;
    this.evaluated += 1;
    this.break(describeThrown(error), actor);
  }

  /** Evaluates a condition that must hold here. */
  protected expect(
    condition: () => unknown,
    actor?: string,
    read: typeof readAnswer = readAnswer,
  ): void {
    const found = this.evaluate(condition, actor, read);
    if (typeof found === 'string') this.break(found, actor);
  }

  /** Notes that the property is broken. The first reason stays. */
  protected break(reason: string, actor?: string, at: Instant = this.world.now): void {
    if (this.isBroken) return;
    this.isBroken = true;
    const event = this.world.eventCount;
    this.failure = { reason, at, event, ...(actor !== undefined && { actor }) };
  }
}
