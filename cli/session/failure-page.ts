import {
  accountOf,
  type Blame,
  type CausalSlice,
  type Examination,
} from '../../kernel/check/index.ts';
import { SimulationError } from '../../kernel/index.ts';
import type { LoadedModel } from '../input/load-model.ts';
import { pageModule } from '../input/page-module.ts';
import { OutputFile } from '../output/output-file.ts';
import { OUTPUTS } from '../output/outputs.ts';
import { pageRecorder } from '../output/page-recorder.ts';
import { refuseOverwriting } from '../output/refuse-overwriting.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import { tell } from '../terminal/tell.ts';
import { formatBytes } from '../terminal/text.ts';
import { runAgain } from './run-again.ts';

/** A run that was judged, and what its page tells besides. */
export interface PagedRun extends LoadedModel {
  readonly examination: Examination;
  readonly slice: CausalSlice;
  readonly blame?: Blame;
  /** The line that replays it. */
  readonly replay: string;
  readonly interrupt: Interrupt;
}

/**
 * Opens the file of a page before it is known what the page shows, so that a place that cannot be
 * written is told at once. @throws unwritable.
 */
export function openPageFile(
  path: string | undefined,
  inputs: readonly string[],
): OutputFile | undefined {
  if (path === undefined) return undefined;
  const output = OUTPUTS.html.output;
  const chosen = { output, path, isNamed: true, isOpened: false };
  refuseOverwriting([chosen], { files: inputs, reloaded: undefined });
  return new OutputFile(path, output.word);
}

/** Writes the page of a run, opened on its failure if it fails. A page that cannot be written is told. */
export async function writeFailurePage(file: OutputFile, run: PagedRun): Promise<void> {
  const { examination, interrupt, model, replay } = run;
  const { outcome, scenario } = examination;
  const account = accountOf(examination, run);
  try {
    const recorder = pageRecorder(file, {
      ...{ arch: model.name, args: replay, isCollapsed: false, interrupt, pageModule },
      again: () => replay,
      ...(account !== undefined && { failure: account }),
    });
    const { observer } = recorder;
    const world = await runAgain(
      { model, scenario, interrupt },
      { ...(observer !== undefined && { observers: [observer] }), upToEvent: outcome.events },
    );
    // This run was judged by nobody, and so knows not why the judged one ended.
    await recorder.finish({ ...world.result(), outcome }, () => undefined);
    file.commit();
    if (file.size !== undefined) tell(`wrote ${file.path}, ${formatBytes(file.size)}`);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    tell(error.message);
  }
}
