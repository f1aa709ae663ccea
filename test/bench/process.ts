// Runs one process at a time and measures it from outside.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.ts';
import { readUsage, USAGE_FD, USAGE_PRELOAD } from './usage.ts';

/** A process of a case. */
export type Command =
  /** A program of this folder, which measures itself. */
  | {
      readonly program: 'phold' | 'phold-simjs' | 'gossip' | 'pirates' | 'check-raft';
      readonly task: object;
    }
  /** A compiled program, which measures itself. */
  | { readonly binary: string; readonly args: readonly string[] }
  /** `node` with arguments. It is timed from start to end. */
  | { readonly node: readonly string[] };

/** A process failed. Its case and the bench fail with it. */
export class ProcessFailed extends Error {}

const text = async (stream: Readable | null): Promise<string> => {
  let all = '';
  for await (const chunk of stream ?? []) all += String(chunk);
  return all;
};

async function runProcess(program: string, args: readonly string[]) {
  const start = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const end = new Promise<{ status: number | null; wallMs: number }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, wallMs: performance.now() - start }));
  });
  const [output, errors, usage, { status, wallMs }] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    text(child.stdio[USAGE_FD] as Readable),
    end,
  ]);
  if (status !== 0) {
    throw new ProcessFailed(`${program} ${args.join(' ')}: status ${status}\n${errors}`);
  }
  return { output, wallMs, usage };
}

/** Runs a command to its end. @throws ProcessFailed. */
export async function measure(command: Command): Promise<Measurement> {
  if ('node' in command) {
    const { usage, wallMs } = await runProcess(process.execPath, [
      ...USAGE_PRELOAD,
      ...command.node,
    ]);
    return { count: 1, wallMs, ...readUsage(usage) };
  }
  if ('binary' in command) {
    const { output } = await runProcess(command.binary, command.args);
    return JSON.parse(output) as Measurement;
  }
  const program = fileURLToPath(new URL(`${command.program}.ts`, import.meta.url));
  const args = ['--expose-gc', '--import', 'tsx', program, JSON.stringify(command.task)];
  const { output, usage } = await runProcess(process.execPath, [...USAGE_PRELOAD, ...args]);
  const { peakMb } = readUsage(usage);
  return { ...(JSON.parse(output) as Measurement), peakMb };
}
