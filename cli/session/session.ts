import { performance } from 'node:perf_hooks';
import {
  type Model,
  type Observer,
  open,
  type Result,
  type ScenarioInput,
  type World,
} from '../../kernel/index.ts';
import type { ServiceFigures } from '../../kernel/metrics.ts';
import { Measures } from '../output/measures.ts';
import { openRecorders } from '../output/open-recorders.ts';
import type { OutputFile } from '../output/output-file.ts';
import type { ChosenOutput, RecordedRun } from '../output/outputs.ts';
import { EXIT } from '../terminal/errors.ts';
import { LogPrinter, MessagePrinter } from '../terminal/printers.ts';
import { Progress } from '../terminal/progress.ts';
import { tell } from '../terminal/tell.ts';
import { formatBytes } from '../terminal/text.ts';
import { TextBuffer } from '../terminal/text-buffer.ts';
import { isAnyBroken } from '../terminal/verdicts.ts';
import { drive } from './drive.ts';
import { writeAndWait } from './write-and-wait.ts';

/** The outputs of a run, and the printer of its messages. */
export interface SessionOptions
  extends Pick<
    RecordedRun,
    'args' | 'isCollapsed' | 'again' | 'interrupt' | 'pageModule' | 'plotted' | 'spanOptions'
  > {
  readonly outputs: readonly ChosenOutput[];
  /** Whether the run is measured even if no output needs it. */
  readonly isMeasured: boolean;
  /** The stream that every message is printed to, if any. */
  readonly messages: NodeJS.WriteStream | undefined;
  readonly observers: readonly Observer[];
}

/** A run that has ended. */
export interface Session {
  readonly world: World;
  readonly result: Result;
  /** The figures of the run's services. Empty if nothing was measured. */
  readonly services: readonly ServiceFigures[];
  readonly wallMs: number;
  /** The exit code that the run asks for. */
  readonly exitCode: number;
}

/**
 * Runs a scenario and writes its files, each whole under its name or not at all.
 * @throws SimulationError for bad input and for files that cannot be written.
 */
export async function runSession(
  model: Model,
  scenario: ScenarioInput,
  { outputs, isMeasured, messages, observers, ...run }: SessionOptions,
): Promise<Session> {
  let measures = isMeasured ? new Measures() : undefined;
  const recorders = await openRecorders(outputs, {
    ...run,
    arch: model.name,
    model,
    scenario,
    measure: () => (measures ??= new Measures()),
  });
  const logLines = new TextBuffer();
  const messageLines = new TextBuffer();
  try {
    const began = performance.now();
    const world = open(model, scenario, {
      observers: [
        new LogPrinter(logLines),
        ...(messages === undefined ? [] : [new MessagePrinter(messageLines)]),
        ...recorders.flatMap(({ observer }) => observer ?? []),
        ...(measures === undefined ? [] : [measures]),
        ...observers,
      ],
    });
    for (const recorder of recorders) recorder.follow?.(world);
    const progress = new Progress(world);
    const afterSlice = async (): Promise<void> => {
      for (const recorder of recorders) recorder.flush?.();
      await measures?.loadIfNeeded();
      const text = messageLines.take();
      const lines = logLines.take();
      if (text !== '' || lines !== '') progress.clear();
      if (lines !== '') await writeAndWait(process.stderr, lines);
      if (text !== '' && messages !== undefined) await writeAndWait(messages, text);
      progress.update(world);
    };
    const { interrupt } = run;
    await drive(world, { interrupt, afterSlice });
    const result = world.result();
    const wallMs = performance.now() - began;
    progress.clear();
    await measures?.end(world, model);
    for (const recorder of recorders) {
      await recorder.finish(result, (share) => progress.updatePage(share));
      recorder.file.commit();
      progress.clear();
      tellWritten(recorder.file);
    }
    progress.clear();
    return {
      world,
      result,
      services: measures?.figures ?? [],
      wallMs,
      exitCode: interrupt.exitCode ?? (measures?.hasFailed ? EXIT.broken : exitCodeOf(result)),
    };
  } finally {
    for (const { file } of recorders) file.abandon();
  }
}

/** Tells of a file that has its name now. What went to a pipe or a device is not told. */
function tellWritten({ path, size }: OutputFile): void {
  if (size !== undefined) tell(`wrote ${path}, ${formatBytes(size)}`);
}

function exitCodeOf({ outcome: { reason }, verdicts = [] }: Result): number {
  const hasFailed =
    reason === 'actor-failed' || reason === 'livelock' || reason === 'pending-limit';
  return hasFailed || isAnyBroken(verdicts) ? EXIT.broken : EXIT.held;
}
