import { FOREVER, type Instant } from '../data/time.ts';
import type { Property } from '../run/property.ts';
import type { WorldCondition } from './condition.ts';
import { checkFunction, define } from './definition.ts';
import { checkRecovery, Recovery, type RecoveryOptions } from './recovery.ts';

/**
 * A condition that becomes true within a time after the last heal, and then stays true until the
 * end. It is evaluated after each instant from that time on, or as `every` says. A run that ends before it is
 * inconclusive, unless nothing more could happen.
 * @throws bad-argument for wrong arguments.
 */
export function stabilises(
  name: string,
  options: RecoveryOptions,
  condition: WorldCondition,
): Property {
  checkRecovery('stabilises', name, options);
  checkFunction('stabilises', name, 'condition', condition);
  return define(
    'stabilises',
    name,
    (named, world) => new Stabilises(named, world, options, condition),
    options.within,
  );
}

class Stabilises extends Recovery {
  /** The number of the last event of an instant that was not judged. */
  private skippedAt = -1;

  instant(at: Instant, until: Instant): void {
    const { dueAt } = this;
    if (this.isBroken || until <= dueAt) return;
    const isAtEnd = until >= FOREVER;
    const isPaced = this.isPaced(at);
    this.skippedAt = isPaced || isAtEnd ? -1 : this.world.eventCount;
    if (isPaced || isAtEnd) this.judgeAt(isAtEnd ? at : Math.max(at, dueAt));
  }

  ended(): void {
    if (!this.isBroken && this.skippedAt === this.world.eventCount) this.judgeAt(this.world.now);
  }

  private judgeAt(at: Instant): void {
    const found = this.judge();
    if (typeof found === 'string') this.break(found, undefined, at);
  }

  protected override open(): string | undefined {
    return this.early ?? (this.held > 0 ? undefined : this.neverProvided);
  }
}
