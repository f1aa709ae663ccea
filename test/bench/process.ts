// Runs one process at a time and measures it from outside.
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './measurement.ts';
import { PEAK_FD, PEAK_PRELOAD } from './peak.ts';

/** How a case's process is run. */
export type Command =
  /** A program of this folder, that measures itself. */
  | { readonly program: 'phold' | 'phold-plain' | 'pirates'; readonly task: object }
  /** `node` with arguments, its wall time from start to end. */
  | { readonly node: readonly string[]; readonly hasPeak?: boolean };

/** A process failed. Its case and the bench fail with it. */
export class ProcessFailed extends Error {}

const text = async (stream: Readable | null): Promise<string> => {
  let all = '';
  for await (const chunk of stream ?? []) all += String(chunk);
  return all;
};

async function runNode(args: readonly string[]) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const end = new Promise<{ status: number | null; wallMs: number }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, wallMs: performance.now() - start }));
  });
  const [output, errors, peak, { status, wallMs }] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    text(child.stdio[PEAK_FD] as Readable),
    end,
  ]);
  if (status !== 0) throw new ProcessFailed(`node ${args.join(' ')}: status ${status}\n${errors}`);
  return { output, wallMs, peakMb: Math.round(Number(peak) / 2 ** 20) };
}

/** Runs a command to its end. @throws ProcessFailed */
export async function measure(command: Command): Promise<Measurement> {
  if ('node' in command) {
    const { node, hasPeak = false } = command;
    const { wallMs, peakMb } = await runNode([...(hasPeak ? PEAK_PRELOAD : []), ...node]);
    return { count: 1, wallMs, ...(hasPeak && { peakMb }) };
  }
  const program = fileURLToPath(new URL(`${command.program}.ts`, import.meta.url));
  const args = ['--import', 'tsx', program, JSON.stringify(command.task)];
  const { output, peakMb } = await runNode([...PEAK_PRELOAD, ...args]);
  return { ...(JSON.parse(output) as Measurement), peakMb };
}
