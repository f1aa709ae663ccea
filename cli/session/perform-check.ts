import { type Model, SimulationError } from '../../kernel/index.ts';
import { sourceOf } from '../input/load-model.ts';
import type { ResolvedCheck } from '../input/resolve-check.ts';
import { Corpus } from '../output/corpus.ts';
import { versions } from '../output/versions.ts';
import { CheckProgress } from '../terminal/check-progress.ts';
import { checkSummary } from '../terminal/check-summary.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { type CheckEnd, checkModel } from './check-model.ts';
import { modelWorkers } from './model-workers.ts';
import { openCorpus } from './open-corpus.ts';
import { silenceConsole } from './silent-console.ts';
import { type ToldFailure, tellFailure } from './tell-failure.ts';

/** How a check is reported. */
export interface CheckOutput {
  /** Whether failures are kept in the corpus. */
  readonly isKept: boolean;
  readonly isJson: boolean;
}

/** Checks a model and prints the report. Returns the exit code. */
export async function performCheck(
  asked: ResolvedCheck,
  { isKept, isJson }: CheckOutput,
): Promise<number> {
  const { resolved, options, from, runs, forMs, limitMs } = asked;
  const { model } = resolved;
  requireProperties(model);
  // Some runs are made in this thread, and a model may write to the console.
  silenceConsole();
  const progress = new CheckProgress();
  const say = (text: string): void => progress.say(text);
  const corpus = isKept ? new Corpus(model.name, { isBeyond: options.beyond === true }) : undefined;
  const first = openCorpus(model, corpus, { base: options.base, say });
  const interrupt = new Interrupt();
  const workers = modelWorkers(
    { ...sourceOf(resolved), options },
    { count: asked.workers, limitMs, signal: interrupt.signal, say },
  );
  try {
    const range = { first: first.map(({ scenario }) => scenario), from, runs, forMs };
    const request = { model, options, range, workers, progress, interrupt };
    const { report, end, searchMs } = await checkModel(request);
    progress.clear();
    const told = await tellFailure(asked, end, { corpus: isCi() ? undefined : corpus, first });
    if (isJson) {
      process.stdout.write(
        `${JSON.stringify({ format: FORMAT, ...versions(), ...report, wallMs: searchMs, ...jsonOf(end, told) })}\n`,
      );
    } else {
      const details = { wallMs: searchMs, again: asked.again, ending: ENDINGS[end.kind] };
      process.stdout.write(checkSummary(report, details, process.stdout));
      process.stdout.write(told.text);
    }
    return interrupt.exitCode ?? (end.kind === 'held' ? EXIT.held : EXIT.broken);
  } finally {
    progress.clear();
    await workers.close();
    interrupt.release();
  }
}

const ENDINGS: Readonly<Record<CheckEnd['kind'], string>> = {
  held: 'held',
  interrupted: 'is interrupted',
  failed: 'fails',
  leak: 'is not the same in each run,',
  unending: 'does not end,',
};

const FORMAT = 'spigo-check-1';

/** Whether this runs on a server of continuous integration, where nobody keeps files. */
const isCi = (): boolean => !['', '0', 'false'].includes(process.env.CI ?? '');

function requireProperties({ name, properties = [] }: Model): void {
  if (properties.length > 0) return;
  throw new SimulationError(
    'bad-model',
    `model ${name}: got no properties, expected some to check; add to defineModel: properties: [always('a name', (world) => ...)]`,
  );
}

function jsonOf(end: CheckEnd, told: ToldFailure): object {
  switch (end.kind) {
    case 'failed':
      return { end: end.kind, minimum: end.minimum, blame: end.blame, ...told.data };
    case 'leak':
      return { end: end.kind, fresh: end.fresh, ...told.data };
    case 'unending':
      return { end: end.kind, place: end.place, reason: end.reason };
    default:
      return { end: end.kind };
  }
}
