// Compiles the bare heap in C++, if there is a compiler.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PholdTask } from './phold.ts';
import type { Command } from './process.ts';

const SOURCE = fileURLToPath(new URL('phold-heap.cpp', import.meta.url));

const COMPILER = process.env.CXX ?? 'c++';

let compiled: string | undefined | 'none';

function compile(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'spigo-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  const program = join(folder, 'phold-heap');
  const { status } = spawnSync(COMPILER, [
    '-O3',
    '-march=native',
    '-std=c++17',
    '-o',
    program,
    SOURCE,
  ]);
  return status === 0 ? program : undefined;
}

/** Returns the command that runs PHOLD on a bare heap; `undefined` without a compiler. */
export function heapProgram(command: Command): Command | undefined {
  if (!('task' in command)) return undefined;
  compiled ??= compile() ?? 'none';
  if (compiled === 'none') return undefined;
  const { count, events, warmUp } = command.task as PholdTask;
  return { binary: compiled, args: [count, warmUp, events].map(String) };
}
