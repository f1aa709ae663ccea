import { performance } from 'node:perf_hooks';
import {
  type Model,
  type Observer,
  type Result,
  type Scenario,
  type ScenarioInput,
  traceHeader,
  type World,
  writeGraphJson,
  writeGraphMl,
} from '../../kernel/index.ts';
import type { ServiceFigures } from '../../kernel/metrics.ts';
import { type Measures, metricsRecorder } from '../output/measures.ts';
import { OutputFile } from '../output/output-file.ts';
import {
  type FileRecorder,
  graphRecorder,
  LogPrinter,
  MessagePrinter,
  spanRecorder,
  TextBuffer,
  traceRecorder,
} from '../output/recorders.ts';
import type { Versions } from '../output/versions.ts';
import { EXIT } from '../terminal/errors.ts';
import { Progress } from '../terminal/progress.ts';
import { drive } from './drive.ts';
import type { Interrupt } from './interrupt.ts';
import { openWorld } from './open-world.ts';

/** What to record of a run, and where messages are printed. */
export interface SessionOptions {
  readonly graphMl: boolean;
  readonly graphJson: boolean;
  /** Whether graph files show services in place of their instances. */
  readonly isCollapsed: boolean;
  /** The file of the page that shows the run, if any. */
  readonly page: string | undefined;
  /** The line that makes a run again, for the page. */
  readonly again: (scenario: Scenario) => string;
  readonly trace: string | undefined;
  readonly spans: string | undefined;
  /** What measures the run, if anybody wants to know, and the file for it. */
  readonly measures: Measures | undefined;
  readonly metrics: string | undefined;
  /** The stream that every message is printed to, if any. */
  readonly messages: NodeJS.WriteStream | undefined;
  readonly observers: readonly Observer[];
  /** The command line, for graph files. */
  readonly args: string;
  readonly versions: Versions;
  readonly interrupt: Interrupt;
}

/** A run that has ended, and what the process should end with. */
export interface Session {
  readonly world: World;
  readonly result: Result;
  /** What was measured of its services, if anything was. */
  readonly services: readonly ServiceFigures[];
  readonly wallMs: number;
  readonly exitCode: number;
}

/**
 * Runs a scenario and writes its files, each whole under its name or not at all.
 * @throws SimulationError for bad input and for files that cannot be written.
 */
export async function runSession(
  model: Model,
  input: ScenarioInput,
  options: SessionOptions,
): Promise<Session> {
  const logs = new TextBuffer();
  const messages = new TextBuffer();
  const recorders = await openRecorders(model, input, options);
  const { interrupt, measures } = options;
  try {
    const began = performance.now();
    const world = openWorld(model, input, {
      observers: [
        new LogPrinter(logs),
        ...(options.messages === undefined ? [] : [new MessagePrinter(messages)]),
        ...recorders.map(({ observer }) => observer),
        ...(measures === undefined ? [] : [measures]),
        ...options.observers,
      ],
    });
    const progress = new Progress(world);
    const afterSlice = async (): Promise<void> => {
      for (const recorder of recorders) recorder.flush();
      await measures?.settle();
      const text = messages.take();
      const lines = logs.take();
      if (text !== '' || lines !== '') progress.clear();
      if (lines !== '') await write(process.stderr, lines);
      if (text !== '' && options.messages !== undefined) await write(options.messages, text);
      progress.update(world);
    };
    await drive(world, { interrupt, afterSlice });
    const result = world.result();
    const wallMs = performance.now() - began;
    progress.clear();
    await measures?.end(world, model);
    for (const { file, finish } of recorders) {
      await finish(result, (share) => progress.updatePage(share));
      file.commit();
    }
    progress.clear();
    return {
      world,
      result,
      services: measures?.figures ?? [],
      wallMs,
      exitCode:
        interrupt.exitCode ??
        (measures?.hasFailed ? EXIT.broken : exitCodeOf(result.outcome.reason)),
    };
  } finally {
    for (const { file } of recorders) file.abandon();
  }
}

async function openRecorders(
  model: Model,
  input: ScenarioInput,
  options: SessionOptions,
): Promise<FileRecorder[]> {
  const { graphMl, graphJson, page, trace, spans, measures, metrics, versions } = options;
  const about = { ...options, arch: model.name };
  const recorders: FileRecorder[] = [];
  try {
    if (graphMl) {
      const file = new OutputFile(`${model.name}.graphml`, '-g');
      recorders.push(graphRecorder(file, writeGraphMl, about));
    }
    if (graphJson) {
      const file = new OutputFile(`${model.name}.json`, '-j');
      recorders.push(graphRecorder(file, writeGraphJson, about));
    }
    if (trace !== undefined) {
      const header = traceHeader(input, versions);
      recorders.push(traceRecorder(new OutputFile(trace, '--trace'), header));
    }
    if (spans !== undefined) recorders.push(spanRecorder(new OutputFile(spans, '--spans')));
    if (metrics !== undefined && measures !== undefined) {
      recorders.push(metricsRecorder(new OutputFile(metrics, '--metrics'), measures, versions));
    }
    // Last, as the others should not wait until it is laid out.
    if (page !== undefined) {
      const file = new OutputFile(page, '--html');
      const { pageRecorder } = await import('../page/page-recorder.ts');
      recorders.push(pageRecorder(file, about));
    }
  } catch (error) {
    for (const { file } of recorders) file.abandon();
    throw error;
  }
  return recorders;
}

/** Writes to a stream and waits until it can take more; at once when its reader has gone. */
async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.write(text) || stream.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('drain', done).off('error', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('error', done).on('close', done);
  });
}

const exitCodeOf = (reason: Result['outcome']['reason']): number =>
  reason === 'actor-failed' || reason === 'livelock' || reason === 'pending-limit'
    ? EXIT.broken
    : EXIT.held;
