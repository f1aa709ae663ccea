import { FOREVER, type Instant } from '../data/time.ts';
import type { Property } from '../run/property.ts';
import type { WorldCondition } from './condition.ts';
import { checkFunction, define } from './definition.ts';
import { checkRecovery, Recovery, type RecoveryOptions } from './recovery.ts';

/**
 * A condition that is true at least once from the last heal on until `within` after it (included).
 * It is evaluated after each of these instants, or as `every` says, until it is true. A run that ends too early is
 * inconclusive, unless nothing more could happen.
 * @throws bad-argument for wrong arguments.
 */
export function eventually(
  name: string,
  options: RecoveryOptions,
  condition: WorldCondition,
): Property {
  checkRecovery('eventually', name, options);
  checkFunction('eventually', name, 'condition', condition);
  return define(
    'eventually',
    name,
    (named, world) => new Eventually(named, world, options, condition),
    options.within,
  );
}

class Eventually extends Recovery {
  private why: string | undefined;
  /** Whether the time is over. */
  private isOver = false;

  instant(at: Instant, until: Instant): void {
    const { dueAt } = this;
    if (this.isBroken || this.isOver || this.held > 0 || until <= this.healedAt) return;
    // The last instant of its time is judged in any case.
    if (at <= dueAt && (this.isPaced(at) || until > dueAt)) {
      const found = this.judge();
      if (typeof found === 'string') this.why = found;
      if (found === true || this.isBroken) return;
    }
    if (until <= dueAt) return;
    this.isOver = true;
    const isAtEnd = until >= FOREVER;
    if (this.why !== undefined) this.break(this.why, undefined, isAtEnd ? this.world.now : dueAt);
  }

  protected override open(): string | undefined {
    if (this.held > 0) return undefined;
    return this.early ?? this.neverProvided;
  }
}
