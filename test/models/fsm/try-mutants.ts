import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check } from '../../../kernel/check/index.ts';
import type { Model } from '../../../kernel/index.ts';
import { MUTANTS, type Mutant } from './mutants.ts';

/**
 * Checks each mutant of the model. Prints what each broke, or `null`, and how many scenarios that
 * took. It runs in a process of its own, since each mutant is a folder of modules.
 */
const MODEL = new URL('../../../models/fsm/', import.meta.url);
const RUNS = 60;
const base = { options: { population: 50, duration: '60s' } };

const folder = mkdtempSync(join(tmpdir(), 'spigo-mutants-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

const tried: unknown[] = [];
for (const [index, mutant] of MUTANTS.entries()) {
  const { finding, figures } = check(await load(mutant, join(folder, String(index))), {
    runs: RUNS,
    base,
    runsMax: 0,
  });
  const failure = finding?.found.failure;
  tried.push({
    name: mutant.name,
    broken: failure?.kind === 'property' ? failure.property : (failure?.reason ?? null),
    scenarios: figures.runs,
  });
}
console.log(JSON.stringify(tried));

/** Copies the model, changes one rule, and loads it. */
async function load({ name, model = 'fsm', file, from, to }: Mutant, copy: string): Promise<Model> {
  mkdirSync(copy);
  for (const each of readdirSync(MODEL)) {
    const text = readFileSync(new URL(each, MODEL), 'utf8');
    if (each === file && text.split(from).length !== 2) {
      throw new Error(`${name}: got no such rule, or several, in ${file}, expected one`);
    }
    const changed = each === file ? text.replace(from, () => to) : text;
    const outside = changed.replace(
      /(?<= from ')\.\.\/[^']+/g,
      (path) => new URL(path, MODEL).href,
    );
    writeFileSync(join(copy, each), outside);
  }
  const module = await import(pathToFileURL(join(copy, `${model}.ts`)).href);
  return (module as Readonly<Record<string, Model>>)[model];
}
