import { setImmediate } from 'node:timers/promises';
import { derivedSeeds, type Examination, examine, sliceOf } from '../../kernel/check/index.ts';
import type { Scenario } from '../../kernel/index.ts';
import type { LoadedModel } from '../input/load-model.ts';
import { loadScenario } from '../input/load-scenario.ts';
import type { RunFile } from '../input/run-file.ts';
import type { OutputFile } from '../output/output-file.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { formatCount, plural, printable } from '../terminal/text.ts';
import { openPageFile, writeFailurePage } from './failure-page.ts';
import { makeToken, replayLine, tokenWord } from './make-token.ts';
import { type Divergence, divergenceFrom } from './marks.ts';
import { tellChanges } from './tell-changes.ts';

/** A failure may need its seed. It is gone when none of so many seeds shows it with the same schedule. */
const SEEDS = 100;

/**
 * Runs the scenario of a token, and prints whether it fails as it did, and whether it is the same run.
 * Returns the exit code. A passing run that is another one says little: other seeds are then tried.
 */
export async function replayToken(
  file: RunFile & { kind: 'token' },
  html: string | undefined,
): Promise<number> {
  const { scenario, ...loaded } = await loadScenario(file);
  const { bundle, model } = loaded;
  const { path, token } = file;
  const page = openPageFile(html, [path, ...(bundle?.files ?? [])]);
  tellChanges(file, loaded, scenario);
  const ran = examine(model, scenario);
  const isSameRun = ran.fingerprint === token.fingerprint;
  process.stdout.write(`${describeFailure(ran, token.signature)}\n`);
  const where = isSameRun ? undefined : divergenceFrom(token.marks ?? [], model, scenario);
  process.stdout.write(`${isSameRun ? sameRun(ran) : otherRun(ran, where)}\n`);
  if (page !== undefined) await writePage(page, ran, loaded);
  if (ran.failure !== undefined) return EXIT.broken;
  if (token.signature === undefined) return isSameRun ? EXIT.held : EXIT.diverged;
  return trySeeds(loaded, scenario);
}

/** Writes the page of the run, opened on its failure if it fails. */
async function writePage(page: OutputFile, ran: Examination, loaded: LoadedModel): Promise<void> {
  const interrupt = new Interrupt();
  try {
    const token = makeToken(ran, loaded);
    const replay = token === undefined ? '' : replayLine(`'${token}'`);
    const slice = sliceOf(loaded.model, ran);
    const run = { ...loaded, examination: ran, slice, replay, interrupt };
    await writeFailurePage(page, run);
  } finally {
    page.abandon();
    interrupt.release();
  }
}

function describeFailure({ failure }: Examination, signature: string | undefined): string {
  if (failure === undefined) return 'passes';
  const { property, kind, reason, event } = failure;
  const how =
    signature === undefined
      ? 'fails'
      : failure.signature === signature
        ? 'fails the same'
        : 'fails otherwise';
  const what = property === undefined ? kind : `"${property}"`;
  return `${how}: ${printable(`${what}: ${reason}`)}, at event ${formatCount(event)}`;
}

const sameRun = ({ outcome, fingerprint }: Examination): string =>
  `run the same: ${plural(outcome.events, 'event')}, fingerprint ${fingerprint}`;

function otherRun({ outcome, fingerprint }: Examination, where: Divergence | undefined): string {
  const ran = `${plural(outcome.events, 'event')}, fingerprint ${fingerprint}`;
  if (where === undefined) return `diverged: ${ran}`;
  const { after, upTo } = where;
  const place =
    upTo - after === 1
      ? `at event ${formatCount(upTo)}`
      : `between event ${formatCount(after)} and event ${formatCount(upTo)}`;
  return `diverged ${place}: ${ran}`;
}

/** Runs the same schedule with other seeds. Prints that the failure is fixed if none fails. */
async function trySeeds(tried: LoadedModel, scenario: Scenario): Promise<number> {
  const { model } = tried;
  for (const [index, seed] of derivedSeeds(scenario.seed, SEEDS).entries()) {
    await setImmediate();
    const ran = examine(model, { ...scenario, seed });
    if (ran.failure === undefined) continue;
    const token = makeToken(ran, tried);
    process.stdout.write(
      `not fixed: seed ${index + 1} of the same schedule ${describeFailure(ran, undefined)}\n`,
    );
    if (token !== undefined) {
      process.stdout.write(`${replayLine(tokenWord(token, model.name))}\n`);
    }
    return EXIT.broken;
  }
  process.stdout.write(`fixed: none of ${SEEDS} seeds of the same schedule fails\n`);
  return EXIT.held;
}
