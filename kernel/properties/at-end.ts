import type { Duration } from '../data/time.ts';
import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import type { WorldCondition } from './condition.ts';
import { checkDuration, define, type Named, parted } from './definition.ts';
import { Judging } from './judging.ts';

export interface EndOptions {
  /**
   * How long a run of a check must go on after its last fault. The default is 0. It changes no other
   * run.
   */
  readonly within?: Duration;
}

/**
 * A condition that is evaluated once, at the end of the run: over `world.history` and
 * `world.answers`, for example. It is inconclusive for a run that was interrupted, that failed, or
 * that reached a limit other than that of time.
 * @throws bad-argument for wrong arguments.
 */
export function atEnd(name: string, condition: WorldCondition): Property;
export function atEnd(name: string, options: EndOptions, condition: WorldCondition): Property;
export function atEnd(
  name: string,
  given: EndOptions | WorldCondition,
  last?: WorldCondition,
): Property {
  const { options, condition } = parted<EndOptions, WorldCondition>('atEnd', name, given, last);
  const { within = 0 } = options;
  checkDuration('atEnd', name, 'within', within, 0);
  return define('atEnd', name, (named, world) => new AtEnd(named, world, condition), within);
}

class AtEnd extends Judging {
  constructor(
    property: Named,
    world: WorldView,
    private readonly condition: WorldCondition,
  ) {
    super(property, world);
  }

  ended(): void {
    const reason = this.world.ending?.reason;
    if (reason !== 'idle' && reason !== 'stopped' && reason !== 'time-limit') return;
    this.expect(() => this.condition(this.world, undefined));
  }

  protected override open(): string | undefined {
    if (this.evaluated > 0) return undefined;
    const { ending } = this.world;
    return ending === undefined ? 'the run has not ended' : `the run ended early: ${ending.reason}`;
  }
}
