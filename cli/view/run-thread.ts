import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { completeScenario, InvariantBroken, oneLine, SimulationError } from '../../kernel/index.ts';
import { loadBundled } from '../input/load-model.ts';
import { silenceConsole } from '../session/silent-console.ts';
import { answerLive } from '../watch/answer-live.ts';
import { LiveRun } from '../watch/live-run.ts';
import { WatchedRun } from '../watch/watched-run.ts';
import { Looks, written } from './looks.ts';
import type { FromRun, RunSource, ToRun } from './protocol.ts';

// The thread of a live run: it plays the run, and answers viewers.

/** Without anything to do at once, it looks at the time so often. */
const PAUSE_MS = 10;

silenceConsole();

const post = (message: FromRun): void => parentPort?.postMessage(message);

parentPort?.once('message', (message: ToRun) => {
  if (!('start' in message)) return;
  serve(message.start).catch((error: unknown) => post({ failed: told(error) }));
});

async function serve({ scenario, source }: RunSource): Promise<never> {
  const messages: ToRun[] = [];
  let wake = (): void => undefined;
  parentPort?.on('message', (message: ToRun) => {
    messages.push(message);
    wake();
  });
  const model = await loadBundled(source);
  const run = new WatchedRun(model, completeScenario(model, scenario, model.name));
  const live = new LiveRun(run);
  const looks = new Looks(live, post);
  let before = performance.now();
  for (;;) {
    for (const message of messages.splice(0)) handle(message, live, looks);
    const now = performance.now();
    const isBusy = live.work(now - before);
    before = now;
    looks.answer();
    if (isBusy) await setImmediate();
    else if (messages.length === 0) {
      const isPassing = live.isPlaying || looks.areDue;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isPassing) setTimeout(resolve, PAUSE_MS);
      });
    }
  }
}

function handle(message: ToRun, live: LiveRun, looks: Looks): void {
  if ('left' in message) return looks.remove(message.left);
  if ('start' in message) return;
  const { asked, asker } = message;
  if (asked.question === 'look') return looks.add({ asker, ...asked });
  try {
    post({ askers: [asker], value: written(answerLive(live, asked)) });
  } catch (error) {
    post({ askers: [asker], error: told(error) });
  }
}

/** An error on one line. A model's own errors have their names. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  const isOurs = error instanceof SimulationError || error instanceof InvariantBroken;
  return oneLine(isOurs ? error.message : `${error.name}: ${error.message}`);
}
