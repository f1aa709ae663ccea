import type { Observer } from '../actors/observer.ts';
import { askedFlag } from './asked.ts';
import { type Judge, judgeOf } from './judge.ts';
import type { Measured } from './measured.ts';
import type { Model } from './model.ts';
import { type Sampler, samplerOf } from './sampler.ts';
import type { Verdict } from './verdict.ts';
import type { WorldOptions } from './world-options.ts';
import type { WorldView } from './world-view.ts';

/** How an onlooker ends the run. */
interface Endings {
  /** The model's own end. */
  readonly stop: () => void;
  readonly interrupt: () => void;
}

/** What a model has to say about its runs: its properties, its measures, and when it is complete. */
export class Onlookers {
  /** They are told of the run in this order. */
  readonly observers: readonly Observer[];
  private readonly judge: Judge | undefined;
  private readonly sampler: Sampler | undefined;

  /** `values` are the values of the model's options. */
  constructor(
    model: Model,
    world: WorldView,
    values: object,
    options: WorldOptions,
    { stop, interrupt }: Endings,
  ) {
    const { isMeasured = true } = options;
    this.judge = judgeOf(model, world, options, interrupt);
    this.sampler = isMeasured ? samplerOf(model, world, values) : undefined;
    const completion: Observer = {
      instant() {
        if (askedFlag(`model ${model.name}: stopWhen`, () => model.stopWhen?.(world, values)))
          stop();
      },
    };
    this.observers = [
      ...(this.judge === undefined ? [] : [this.judge]),
      ...(this.sampler === undefined ? [] : [this.sampler]),
      ...(model.stopWhen === undefined ? [] : [completion]),
    ];
  }

  /** The run has ended. Further calls do nothing. */
  ended(): void {
    this.judge?.ended();
    this.sampler?.ended();
  }

  /** What the properties say of the run so far. Empty if none is judged. */
  verdicts(): Verdict[] {
    return this.judge?.verdicts() ?? [];
  }

  /** What was measured so far; `undefined` if nothing is. */
  measured(): Measured | undefined {
    return this.sampler?.measured();
  }

  /** What a result tells of the run: the verdicts if properties are judged, the measures if there are some. */
  findings(): { verdicts?: Verdict[]; measures?: Measured } {
    const { judge, sampler } = this;
    return {
      ...(judge !== undefined && { verdicts: judge.verdicts() }),
      ...(sampler !== undefined && { measures: sampler.measured() }),
    };
  }
}
