import {
  type Channel,
  describeThrown,
  type HeardReport,
  type Instant,
  type Model,
  type Observer,
  Services,
  SimulationError,
  type Span,
  serverLoads,
  type World,
} from '../../kernel/index.ts';
import type { InstanceLoad, Metrics, ServiceFigures } from '../../kernel/metrics.ts';
import { tell } from '../terminal/tell.ts';

/**
 * Measures a run for a terminal and a file. The metrics are loaded once there is something to
 * measure, since loading them takes longer than a short run.
 */
export class Measures implements Observer {
  /** The figures of the services that reported anything. Empty until the run has ended. */
  figures: readonly ServiceFigures[] = [];
  /** Whether the measures go to a file. Then a run without spans is measured, too. */
  isWritten = false;
  /** Whether an actor failed to tell its load. */
  hasFailed = false;
  private readonly services = new Services();
  private readonly early: Parameters<Metrics['note']>[] = [];
  private metrics: Metrics | undefined;

  report(report: HeardReport, from: Channel): void {
    this.services.report(report, from);
  }

  /** Edges say nothing of services. */
  edges(): void {}

  span(span: Span, from: Channel, at: Instant): void {
    const noted = [span, ...this.services.measuredBy(span, from), at] as const;
    if (this.metrics === undefined) this.early.push([...noted]);
    else this.metrics.note(...noted);
  }

  /**
   * Loads the metrics once they are needed. Called between slices, since nothing can be loaded
   * inside one.
   */
  async loadIfNeeded(): Promise<void> {
    if (this.metrics === undefined && this.early.length > 0) await this.load();
  }

  /**
   * Ends measuring, after the run. Asks no actor for its load if nothing was served and no file is
   * written.
   */
  async end(world: World, model: Model): Promise<void> {
    await this.loadIfNeeded();
    if (this.metrics === undefined && !this.isWritten) return;
    const loads = this.loadsOf(world, model);
    const { serviceFigures } = await import('../../kernel/metrics.ts');
    const metrics = await this.load();
    metrics.end(world.now, loads);
    this.figures = serviceFigures(metrics);
  }

  /** The metrics, with everything that was measured so far. */
  async load(): Promise<Metrics> {
    if (this.metrics !== undefined) return this.metrics;
    const { Metrics } = await import('../../kernel/metrics.ts');
    this.metrics = new Metrics();
    for (const noted of this.early.splice(0)) this.metrics.note(...noted);
    return this.metrics;
  }

  /**
   * The loads of the servers. If one throws or is invalid, prints an error line and returns none.
   */
  private loadsOf(world: World, model: Model): readonly InstanceLoad[] {
    try {
      return serverLoads(world);
    } catch (error) {
      this.hasFailed = true;
      const why = error instanceof SimulationError ? error.message : describeThrown(error);
      tell(`model ${model.name}: loads failed: ${why}`);
      return [];
    }
  }
}
