import { Console } from 'node:console';
import { Writable } from 'node:stream';

/** Takes the console's output away: nobody reads what thousands of runs of a model print. */
export function silenceConsole(): void {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  globalThis.console = new Console(nowhere, nowhere);
}
