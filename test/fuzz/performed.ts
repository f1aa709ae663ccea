import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Config } from '@oclif/core/config';
import { COMMANDS } from '../../cli/commands/index.ts';
import { normaliseArguments } from '../../cli/terminal/arguments.ts';
import { reportError } from '../../cli/terminal/errors.ts';
import { capture } from '../cli/capture.ts';

/** The folder of the files that are tried. It is gone when the process ends. */
const folder = mkdtempSync(join(tmpdir(), 'spigo-fuzz-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Writes a file to try, over the last of its name. Returns its path. */
export function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

let config: Promise<Config> | undefined;

/** What came of an input. */
export interface Performed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** Processor time, in seconds. */
  readonly tookS: number;
}

/** Performs a command from its sources, in this process. */
export const performed = (args: readonly string[]): Promise<Performed> =>
  performing(async () => {
    config ??= Config.load({
      root: fileURLToPath(new URL('../../', import.meta.url)),
      userPlugins: false,
      devPlugins: false,
    });
    const [name, ...rest] = normaliseArguments(args);
    await COMMANDS[name as keyof typeof COMMANDS].run(rest, await config);
  });

/** Performs anything as a command is performed: what it throws is reported. */
export async function performing(perform: () => unknown): Promise<Performed> {
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  const began = process.cpuUsage();
  try {
    process.exitCode = undefined;
    await perform();
  } catch (error) {
    process.exitCode = reportError(error);
  } finally {
    stdout.end();
    stderr.end();
  }
  const { user, system } = process.cpuUsage(began);
  const code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { stdout: stdout.text(), stderr: stderr.text(), code, tookS: (user + system) / 1e6 };
}
