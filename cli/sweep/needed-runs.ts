import { estimateMean } from '../../kernel/index.ts';
import { pointsIn, runsMax, type SweepHeader } from './header.ts';
import { figureOf, type KeptRun } from './kept-run.ts';

/**
 * Tells which runs a sweep still needs. A sweep with a precision looks at it after each `seeds` runs
 * of a point, and at no other time. So its runs follow from the sweep alone, however many workers
 * there are and however often it was interrupted. Two compared settings end together.
 */
export class NeededRuns {
  /** How many runs each point of the grid has, as far as it is decided. */
  private readonly counts: number[];
  private readonly isDone: boolean[];
  /** The points under one point of the grid. */
  private readonly width: number;

  constructor(
    private readonly header: SweepHeader,
    private readonly known: ReadonlyMap<number, KeptRun>,
  ) {
    this.counts = header.points.map(() => Math.min(header.seeds, runsMax(header)));
    this.isDone = header.points.map(() => false);
    this.width = pointsIn(header).length / header.points.length;
  }

  /** The runs to make next, in order. Empty once the sweep is complete. */
  next(): number[] {
    return this.header.points.flatMap((_, group) => this.nextOf(group));
  }

  /** How many runs are needed, as far as it is decided. */
  get total(): number {
    return this.counts.reduce((sum, count) => sum + count * this.width, 0);
  }

  /** The numbers of the runs of a point, as far as it is decided. */
  runsOf(point: number): number[] {
    const first = point * runsMax(this.header);
    const count = this.counts[Math.floor(point / this.width)];
    return Array.from({ length: count }, (_, index) => first + index);
  }

  private nextOf(group: number): number[] {
    const points = Array.from({ length: this.width }, (_, index) => group * this.width + index);
    while (!this.isDone[group]) {
      const missing = points
        .flatMap((point) => this.runsOf(point))
        .filter((run) => !this.known.has(run));
      if (missing.length > 0) return missing;
      const max = runsMax(this.header);
      this.isDone[group] = this.counts[group] === max || points.every((one) => this.isTight(one));
      if (!this.isDone[group]) {
        this.counts[group] = Math.min(max, this.counts[group] + this.header.seeds);
      }
    }
    return [];
  }

  /** Whether the interval of each figure of a point is as tight as it is asked for. */
  isTight(point: number): boolean {
    return this.wideFigures(point).length === 0;
  }

  /** The figures of a point whose intervals are wider than it is asked for. */
  wideFigures(point: number): readonly string[] {
    const { precision } = this.header;
    if (precision === undefined) return [];
    const runs = this.runsOf(point).flatMap((run) => this.known.get(run) ?? []);
    return precision.figures.filter((figure) => {
      const values = runs.map((run) => figureOf(run, figure)).filter((value) => value !== null);
      if (values.length < 2) return true;
      const { mean, halfWidth } = estimateMean(values);
      return !(halfWidth <= precision.share * Math.abs(mean));
    });
  }
}
