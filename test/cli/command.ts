import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { type Ended, runInProcess } from './in-process.ts';

/**
 * The compiled command. `npm test` builds it first, and `npm run test:quick` does not. So tests
 * that start it lie in test/built/ or test/browser/, which `npm run test:quick` leaves out.
 */
export const COMMAND = fileURLToPath(new URL('../../dist/cli/bin/run.js', import.meta.url));

/** The command as if it was installed, and npm had no part in its start. */
const installed = (folder: string): string => {
  const path = join(folder, 'spigo');
  if (!existsSync(path)) symlinkSync(COMMAND, path);
  return path;
};
const BIN = mkdtempSync(join(tmpdir(), 'spigo-bin-'));
process.once('exit', () => rmSync(BIN, { recursive: true, force: true }));

/** A file of fixtures/. */
export const fixture = (path: string): string =>
  fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));

const PIPED: StdioOptions = ['ignore', 'pipe', 'pipe'];

export interface RunningOptions {
  /** Additions to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The text of standard input, which is empty without it. */
  readonly input?: string;
  /**
   * The file of the folder that standard output goes to. Without it, the test reads standard
   * output.
   */
  readonly stdoutTo?: string;
}

/** @throws for a test outside of the folders of tests that need the build. */
function expectBuilt(): void {
  const { testPath = '' } = expect.getState();
  if (/[\\/](built|browser)[\\/][^\\/]+$/.test(testPath)) return;
  throw new Error(`${testPath}: starts the compiled command, expected it in test/built/`);
}

/** A temporary folder, gone after the test, in which commands are run. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'spigo-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** The names of its files, in order. */
  list(): string[] {
    return readdirSync(this.path).sort();
  }

  /** Starts `spigo` here, in a process of its own. */
  start(args: readonly string[], options: RunningOptions = {}): ChildProcess {
    expectBuilt();
    const { env = {}, input, stdoutTo } = options;
    const file = stdoutTo === undefined ? undefined : openSync(join(this.path, stdoutTo), 'w');
    const child = spawn(process.execPath, [installed(BIN), ...args], {
      cwd: this.path,
      env: { ...process.env, npm_command: '', NO_COLOR: '1', ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', file ?? 'pipe', 'pipe'],
    });
    if (file !== undefined) closeSync(file);
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin?.end(input);
    return child;
  }

  /**
   * Runs `spigo` here to its end, in the process of the test. Two calls at once run one after the
   * other. Tests of signals, pipes or loaded modules need `runApart`.
   */
  run(args: readonly string[], { env = {} }: Pick<RunningOptions, 'env'> = {}): Promise<Ended> {
    expectBuilt();
    return runInProcess(COMMAND, args, { cwd: this.path, env: { NO_COLOR: '1', ...env } });
  }

  /** Runs `spigo` here to its end, in a process of its own. */
  runApart(args: readonly string[], options?: RunningOptions): Promise<Ended> {
    return ended(this.start(args, options));
  }

  /**
   * Runs one line of a shell here as `run` does: a shell reads its words, and no process is started
   * for it.
   */
  async runLine(line: string): Promise<Ended> {
    const script = `spigo() { printf '%s\\001' "$@"; }\n${line}`;
    const { stdout } = await ended(spawn('sh', ['-c', script], { cwd: this.path, stdio: PIPED }));
    return this.run(stdout.split('\u0001').slice(0, -1));
  }

  /** Runs a line of a shell here, in which `spigo` is the command. */
  shell(line: string): Promise<Ended> {
    expectBuilt();
    const script = `spigo() { "${process.execPath}" "${COMMAND}" "$@"; }\n${line}`;
    return ended(spawn('sh', ['-c', script], { cwd: this.path, stdio: PIPED }));
  }
}

/** Waits for the end of a process. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { stdout, stderr, code };
}

async function text(stream: NodeJS.ReadableStream | null): Promise<string> {
  let all = '';
  if (stream === null) return all;
  stream.setEncoding('utf8');
  for await (const chunk of stream) all += chunk;
  return all;
}

/**
 * Acts on all items, two at a time: on a loaded machine more processes would only wait for each
 * other.
 */
export async function inPairs<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all([work(), work()]);
}

/** The word after a heading of the summary: `fingerprint  52fa072f98c0b574`. */
export function told(stdout: string, heading: string): string {
  const line = stdout.split('\n').find((one) => one.startsWith(`${heading} `));
  if (line === undefined) throw new Error(`no line "${heading}" in:\n${stdout}`);
  return line.slice(heading.length).trim();
}
