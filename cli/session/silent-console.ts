import { Console } from 'node:console';
import { Writable } from 'node:stream';

/** Takes the console's output away: nobody reads what thousands of runs of a model print. Returns a function that gives it back. */
export function silenceConsole(): () => void {
  const { console } = globalThis;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  globalThis.console = new Console(nowhere, nowhere);
  return () => {
    globalThis.console = console;
  };
}

/** Makes a run without its output to the console, which another run of the same scenario prints. */
export async function silently<Made>(run: () => Promise<Made>): Promise<Made> {
  const restore = silenceConsole();
  try {
    return await run();
  } finally {
    restore();
  }
}
