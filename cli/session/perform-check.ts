import { type Model, SimulationError } from '../../kernel/index.ts';
import { sourceOf } from '../input/load-model.ts';
import type { ResolvedCheck } from '../input/resolve-check.ts';
import { Corpus } from '../output/corpus.ts';
import type { OutputFile } from '../output/output-file.ts';
import { versions } from '../output/versions.ts';
import { CheckProgress } from '../terminal/check-progress.ts';
import { checkSummary } from '../terminal/check-summary.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { tell } from '../terminal/tell.ts';
import { printable } from '../terminal/text.ts';
import { type CheckEnd, type Checked, checkModel } from './check-model.ts';
import { openPageFile, writeFailurePage } from './failure-page.ts';
import { modelWorkers } from './model-workers.ts';
import { openCorpus } from './open-corpus.ts';
import { silenceConsole } from './silent-console.ts';
import { type ToldFailure, tellFailure } from './tell-failure.ts';

/** How a check is reported. */
export interface CheckOutput {
  /** Whether failures are kept in the corpus. */
  readonly isKept: boolean;
  readonly isJson: boolean;
  /** The file of the page that shows a failure, if there is to be one. */
  readonly html?: string | undefined;
}

/** Checks a model and prints the report. Returns the exit code. */
export async function performCheck(asked: ResolvedCheck, output: CheckOutput): Promise<number> {
  const { given, resolved, options } = asked;
  const { model } = resolved;
  requireProperties(model);
  const page = openPageFile(output.html, asked.files);
  // Some runs are made in this thread, and a model may write to the console.
  silenceConsole();
  const progress = new CheckProgress();
  const say = (text: string): void => progress.say(text);
  // A scenario that somebody has made may have hardships that checks of the model do not ask for.
  const isKept = output.isKept && given === undefined;
  const corpus = isKept ? new Corpus(model.name, { isBeyond: options.beyond === true }) : undefined;
  const interrupt = new Interrupt();
  const { limitMs, workers: count } = asked;
  const workers = modelWorkers(
    { ...sourceOf(resolved), options },
    { count, limitMs, signal: interrupt.signal, say },
  );
  try {
    const first =
      given === undefined ? openCorpus(model, corpus, { base: options.base, say }) : [given];
    const { from, runs, forMs } = asked;
    const range = { first: first.map(({ scenario }) => scenario), from, runs, forMs };
    const request = { model, options, range, workers, progress, interrupt };
    const checked = await checkModel(request);
    const { end } = checked;
    progress.clear();
    const told = await tellFailure(asked, end, { corpus: isCi() ? undefined : corpus, first });
    process.stdout.write(
      output.isJson ? jsonOf(checked, told) : `${summaryOf(asked, checked)}${told.text}`,
    );
    if (page !== undefined) await writePage(page, { asked, end, told, interrupt });
    return interrupt.exitCode ?? (end.kind === 'held' ? EXIT.held : EXIT.broken);
  } finally {
    page?.abandon();
    progress.clear();
    await workers.close();
    interrupt.release();
  }
}

/** The lines about all scenarios or, of a single one, how it went. */
function summaryOf({ again, given }: ResolvedCheck, { end, report, searchMs }: Checked): string {
  const ending = ENDINGS[end.kind];
  if (given === undefined) {
    return checkSummary(report, { wallMs: searchMs, again, ending }, process.stdout);
  }
  const why = end.kind === 'held' ? ': no property is broken' : '';
  return `${printable(given.path)} ${ending}${why}\n${end.kind === 'held' ? `again        ${again}\n` : ''}`;
}

interface Paged {
  readonly asked: ResolvedCheck;
  readonly end: CheckEnd;
  readonly told: ToldFailure;
  readonly interrupt: Interrupt;
}

/** Writes the page of a failure that was made small, or says why there is none. */
async function writePage(file: OutputFile, { asked, end, told, interrupt }: Paged): Promise<void> {
  if (end.kind !== 'failed') {
    tell(`--html ${file.path}: nothing is written, since ${PAGELESS[end.kind]}`);
    return;
  }
  const { blame, minimum, slice } = end;
  const { examination } = minimum;
  const run = { ...asked.resolved, examination, slice, blame, replay: told.again, interrupt };
  await writeFailurePage(file, run);
}

const PAGELESS: Readonly<Record<Exclude<CheckEnd['kind'], 'failed'>, string>> = {
  held: 'nothing fails',
  interrupted: 'the check is interrupted',
  leak: 'the failing run is another one in a fresh worker',
  unending: 'the failing run does not end',
};

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

/** The report for programs: one line. */
function jsonOf({ end, report, searchMs }: Checked, told: ToldFailure): string {
  const head = { format: FORMAT, ...versions(), ...report, wallMs: searchMs };
  return `${JSON.stringify({ ...head, ...endOf(end, told) })}\n`;
}

function endOf(end: CheckEnd, told: ToldFailure): object {
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
