import { Console } from 'node:console';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import { capture } from './capture.ts';

/** The end of a run of the command: everything that it wrote, and its exit code. */
export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

export interface ProcessOptions {
  /** The working folder. */
  readonly cwd: string;
  /** Additions to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether standard output is a terminal. */
  readonly isTerminal?: boolean;
}

/** Signs of something that a command listens to; its process would forget them. */
const EMITTERS: readonly NodeJS.EventEmitter[] = [process, process.stdout, process.stderr];

/**
 * The run before. Runs wait for each other, since the working folder and the streams belong to the
 * whole process.
 */
let before: Promise<unknown> = Promise.resolve();
let runCount = 0;

/**
 * Runs a program in this process, as in a process of its own. This takes a third of a second less.
 * Only output through its streams is collected, and it must not call `process.exit`.
 */
export function runInProcess(
  program: string,
  args: readonly string[],
  options: ProcessOptions,
): Promise<Ended> {
  const ended = before.then(() => perform(program, args, options));
  before = ended.catch(() => undefined);
  return ended;
}

async function perform(
  program: string,
  args: readonly string[],
  { cwd, env, isTerminal }: ProcessOptions,
): Promise<Ended> {
  const restore = [
    forgetNpm(),
    replaceProcess(args, cwd),
    replaceEnvironment(env),
    replaceTerminal(isTerminal),
    replaceConsole(),
    replaceStackTraces(),
    fixSeed(args),
    forgetListeners(),
  ];
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  try {
    process.exitCode = undefined;
    // Under another address the program is another module, and so runs again. Its imports are
    // shared.
    runCount += 1;
    await import(/* @vite-ignore */ `${pathToFileURL(program).href}?run=${runCount}`);
    return { stdout: stdout.text(), stderr: stderr.text(), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = undefined;
    for (const undo of [stdout.end, stderr.end, ...restore]) undo();
  }
}

/**
 * Sets the arguments and the working folder of the process. Returns a function that restores them.
 */
function replaceProcess(args: readonly string[], cwd: string): () => void {
  const { argv } = process;
  const from = process.cwd();
  // As if the command was installed.
  process.argv = [process.execPath, '/usr/local/bin/spigo', ...args];
  process.chdir(cwd);
  return () => {
    process.argv = argv;
    process.chdir(from);
  };
}

/** Forgets that npm has started the tests. */
function forgetNpm(): () => void {
  const { npm_command: command } = process.env;
  delete process.env.npm_command;
  return () => {
    if (command !== undefined) process.env.npm_command = command;
  };
}

function replaceEnvironment(env: Readonly<Record<string, string>>): () => void {
  const old = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  return () => {
    for (const [name, value] of old) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

/** Says whether standard output is a terminal, where a test asks for that. */
function replaceTerminal(isTerminal: boolean | undefined): () => void {
  const { isTTY, getWindowSize } = process.stdout;
  if (isTerminal !== undefined) {
    Object.assign(process.stdout, { isTTY: isTerminal, getWindowSize: () => [80, 24] });
  }
  return () => Object.assign(process.stdout, { isTTY, getWindowSize });
}

/** A console that writes to the streams. The console of the tests does not. */
function replaceConsole(): () => void {
  const { console } = globalThis;
  globalThis.console = new Console(process.stdout, process.stderr);
  return () => {
    globalThis.console = console;
  };
}

/**
 * Lets Node write the stacks of errors, by source maps where it has them: the runner of the tests
 * writes its own.
 */
function replaceStackTraces(): () => void {
  const { prepareStackTrace } = Error;
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  return () => {
    Error.prepareStackTrace = prepareStackTrace;
  };
}

/**
 * Draws the seed of a run that names none from its arguments: the test is then the same every time.
 */
function fixSeed(args: readonly string[]): () => void {
  const { randomBytes } = crypto;
  const bytes = crypto.createHash('sha256').update(JSON.stringify(args)).digest();
  replaceRandomBytes((size: number) => bytes.subarray(0, size));
  return () => replaceRandomBytes(randomBytes);
}

function replaceRandomBytes(randomBytes: (size: number) => Buffer): void {
  Object.assign(crypto, { randomBytes });
  // Named imports of the module follow the change only after this call.
  syncBuiltinESMExports();
}

/** Returns a function that removes all listeners that were added after this call. */
function forgetListeners(): () => void {
  const known = new Set(EMITTERS.flatMap(listenersOf).map(({ listener }) => listener));
  return () => {
    for (const { emitter, event, listener } of EMITTERS.flatMap(listenersOf)) {
      if (!known.has(listener)) emitter.removeListener(event, listener);
    }
  };
}

interface Listening {
  readonly emitter: NodeJS.EventEmitter;
  readonly event: string | symbol;
  readonly listener: (...values: unknown[]) => void;
}

const listenersOf = (emitter: NodeJS.EventEmitter): Listening[] =>
  emitter.eventNames().flatMap((event) =>
    emitter.rawListeners(event).map((raw) => ({
      emitter,
      event,
      listener: raw as Listening['listener'],
    })),
  );
