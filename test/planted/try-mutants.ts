import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check } from '../../kernel/check/index.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import type { Planted } from './protocol.ts';

/**
 * Checks mutants of the correct protocol of quorums, each so many-th of them. Prints the names of all and of those
 * that were not caught. It runs in a process of its own, since each mutant is a module.
 */
const PROTOCOL = new URL('protocols/small-quorum.ts', import.meta.url);
const RUNS = 2_000;
const step = Number(process.argv[2] ?? 1);

const folder = mkdtempSync(join(tmpdir(), 'spigo-mutants-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const text = readFileSync(PROTOCOL, 'utf8').replace(
  /(?<= from ')\.[^']+/g,
  (path) => new URL(path, PROTOCOL).href,
);
const tried = mutantsOf(text, /^class /, /^export const/).filter((_, index) => index % step === 0);
const missed: string[] = [];
for (const [index, mutant] of tried.entries()) {
  if (!(await isCaught(mutant, index))) missed.push(mutant.name);
}
console.log(JSON.stringify({ tried: tried.map(({ name }) => name), missed }));

/** Whether a scenario fails, or no scenario reaches what some must. */
async function isCaught({ text }: Mutant, index: number): Promise<boolean> {
  const path = join(folder, `${index}.ts`);
  writeFileSync(path, text);
  const { smallQuorum } = (await import(pathToFileURL(path).href)) as { smallQuorum: Planted };
  const base = { options: { bug: false } };
  const { finding, figures } = check(smallQuorum.model, { runs: RUNS, runsMax: 0, base });
  return finding !== undefined || figures.neverReached.length > 0;
}
