import {
  type Channel,
  type HeardReport,
  type Instant,
  type Model,
  type Observer,
  type ServerLoad,
  Services,
  SimulationError,
  type Span,
  serverLoads,
  type World,
} from '../../kernel/index.ts';
import type { Metrics, ServiceFigures } from '../../kernel/metrics.ts';
import { describeThrown } from '../terminal/errors.ts';
import { printable } from '../terminal/text.ts';
import type { OutputFile } from './output-file.ts';
import type { FileRecorder } from './recorders.ts';
import type { Versions } from './versions.ts';

/**
 * Measures a run for a terminal and a file. What measures is loaded once there is something to measure, as it
 * takes longer than a short run.
 */
export class Measures implements Observer {
  /** Of the services that have been heard of, once the run has ended. */
  figures: readonly ServiceFigures[] = [];
  /** Whether an actor's own part of it failed. */
  hasFailed = false;
  private readonly services = new Services();
  private readonly early: (readonly [span: Span, service: string, at: Instant])[] = [];
  private metrics: Metrics | undefined;

  /** `isWritten`: to a file, be there something to measure or not. */
  constructor(private readonly isWritten: boolean) {}

  report(report: HeardReport, from: Channel): void {
    this.services.report(report, from);
  }

  span(span: Span, from: Channel, at: Instant): void {
    const service = this.services.measuredBy(span, from);
    if (this.metrics === undefined) this.early.push([span, service, at]);
    else this.metrics.note(span, service, at);
  }

  /** To be called between slices, as nothing can be loaded inside one. */
  async settle(): Promise<void> {
    if (this.metrics === undefined && this.early.length > 0) await this.load();
  }

  /** The run has ended. Asks no actor for its load if nothing was served and no file is asked for. */
  async end(world: World, model: Model): Promise<void> {
    await this.settle();
    if (this.metrics === undefined && !this.isWritten) return;
    const loads = this.loadsOf(world, model);
    const { serviceFigures } = await import('../../kernel/metrics.ts');
    const metrics = await this.load();
    metrics.end(world.now, loads);
    this.figures = serviceFigures(metrics);
  }

  /** What was measured. */
  async load(): Promise<Metrics> {
    if (this.metrics !== undefined) return this.metrics;
    const { Metrics } = await import('../../kernel/metrics.ts');
    this.metrics = new Metrics();
    for (const [span, service, at] of this.early.splice(0)) this.metrics.note(span, service, at);
    return this.metrics;
  }

  /** The loads of its servers. If the load of one throws or is invalid: none, and an error line says so. */
  private loadsOf(world: World, model: Model): readonly ServerLoad[] {
    try {
      return serverLoads(world);
    } catch (error) {
      this.hasFailed = true;
      const why =
        error instanceof SimulationError ? printable(error.message) : describeThrown(error);
      process.stderr.write(`spigo: model ${model.name}: loads failed: ${why}\n`);
      return [];
    }
  }
}

/** Writes what was measured, once the run has ended: as CSV to a file of such a name, else as JSON. */
export const metricsRecorder = (
  file: OutputFile,
  measures: Measures,
  versions: Versions,
): FileRecorder => ({
  observer: {},
  file,
  flush: () => undefined,
  async finish({ scenario, outcome, fingerprint }) {
    const { writeMetricsCsv, writeMetricsJson } = await import('../../kernel/metrics.ts');
    const metrics = await measures.load();
    if (metrics.services.size === 0) {
      process.stderr.write(`spigo: --metrics ${printable(file.path)}: no actor reported a span\n`);
    }
    const isCsv = /\.csv$/i.test(file.path);
    const about = { ...versions, scenario, outcome, fingerprint };
    file.write(isCsv ? writeMetricsCsv(metrics) : writeMetricsJson(metrics, about));
  },
});
