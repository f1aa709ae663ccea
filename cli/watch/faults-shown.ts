import { type Instant, reachOf, type Scenario, spanOf } from '../../kernel/index.ts';
import type { FaultShown } from './picture.ts';

/** The faults of a scenario, for viewers. */
export class FaultsShown {
  private names: readonly string[] = [];
  private indices = new Map<string, number>();
  private reached = new Map<string, Pick<FaultShown, 'actors' | 'sides'>>();

  constructor(private readonly faults: NonNullable<Scenario['faults']>) {}

  /** All faults that have a span, without those whom they strike. */
  all(): FaultShown[] {
    return this.faults.flatMap((fault): FaultShown[] => {
      const span = spanOf(fault);
      if (span === undefined) return [];
      const to =
        Number.isFinite(span.to) && span.to < Number.MAX_SAFE_INTEGER ? span.to : undefined;
      return [{ key: fault.key, kind: fault.kind, from: span.from, to }];
    });
  }

  /** The faults that hold at an instant, with those of the named actors whom they strike. */
  at(at: Instant, names: readonly string[]): FaultShown[] {
    const inForce = this.all().filter(
      ({ from, to }) => from <= at && (to === undefined || at < to),
    );
    if (inForce.length === 0) return inForce;
    this.follow(names);
    return inForce.map((shown) => ({ ...shown, ...this.reach(shown.key) }));
  }

  private reach(key: string): Pick<FaultShown, 'actors' | 'sides'> {
    const known = this.reached.get(key);
    if (known !== undefined) return known;
    const fault = this.faults.find((one) => one.key === key);
    const { actors, sides } = fault === undefined ? {} : reachOf(fault, this.names);
    const indexed = (list: readonly string[]): number[] =>
      list.map((name) => this.indices.get(name) ?? -1);
    const reach: Pick<FaultShown, 'actors' | 'sides'> = {
      ...(actors !== undefined && { actors: indexed(actors) }),
      ...(sides !== undefined && { sides: [indexed(sides[0]), indexed(sides[1])] }),
    };
    this.reached.set(key, reach);
    return reach;
  }

  /** Patterns may fit actors that were born since. */
  private follow(names: readonly string[]): void {
    if (names.length === this.names.length) return;
    this.names = [...names];
    this.indices = new Map(names.map((name, index) => [name, index]));
    this.reached.clear();
  }
}
