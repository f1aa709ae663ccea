import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fsm } from '../../../models/fsm/fsm.ts';
import { trade } from '../../../models/fsm/trade.ts';
import { viral } from '../../../models/fsm/viral.ts';
import { MUTANTS } from './mutants.ts';

const TRY = fileURLToPath(new URL('try-mutants.ts', import.meta.url));

interface Tried {
  readonly name: string;
  readonly broken: string | null;
  readonly scenarios: number;
}

test('each mutant breaks the property that is about it, in one of the first 60 scenarios', {
  tags: ['long'],
  timeout: 300_000,
}, () => {
  const line = ['--import', 'tsx', TRY];
  const tried = JSON.parse(execFileSync(process.execPath, line, { encoding: 'utf8' })) as Tried[];
  const broken = tried.map((mutant) => [mutant.name, mutant.broken]);
  expect(broken).toEqual(MUTANTS.map(({ name, property }) => [name, property]));
});

test('each property is broken by a mutant', () => {
  const broken = new Set(MUTANTS.map(({ property }) => property));
  const properties = [fsm, viral, trade].flatMap((model) => model.properties ?? []);
  expect(properties.filter(({ name }) => !broken.has(name))).toEqual([]);
  expect(MUTANTS.length).toBeGreaterThanOrEqual(10);
});
