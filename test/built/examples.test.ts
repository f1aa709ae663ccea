import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Model } from 'spigo';
import { check, holds } from 'spigo/check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counter } from '../../docs/examples/counter.ts';
import { ledger } from '../../docs/examples/ledger.ts';
import { raft } from '../../docs/examples/raft.ts';
import { swim } from '../../docs/examples/swim.ts';
import { twoPhaseCommit } from '../../docs/examples/two-phase-commit.ts';
import { workQueue } from '../../docs/examples/work-queue.ts';

const root = resolve(import.meta.dirname, '../..');
const examples = resolve(root, 'docs/examples');
// Inside the package, so that `spigo` in an example means this one, as built.
const folder = resolve(root, 'test/.examples');

const read = (name: string): string => readFileSync(resolve(examples, `${name}.ts`), 'utf8');

/** The line of an example that plants a bug once it is no comment. */
const PLANTED = /^( *)\/\/ (.+ \/\/ bug: .+)$/gm;

/** Each example, and the property that its bug breaks. */
const EXAMPLES: readonly (readonly [model: Model, broken: string])[] = [
  [counter, 'nothing is counted twice'],
  [raft, 'one leader a term'],
  [swim, 'nobody believes what is older'],
  [twoPhaseCommit, 'one commits and another aborts'],
  [workQueue, 'what is accepted is done'],
];
const cases = EXAMPLES.map(([model, broken]) => ({ name: model.name, model, broken }));

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { name } of cases) {
    writeFileSync(resolve(folder, `${name}.ts`), read(name).replace(PLANTED, '$1$2'));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('all examples are tried', () => {
  const names = [...cases.map(({ name }) => name), ledger.name].sort();
  const files = readdirSync(examples).filter((name) => name.endsWith('.ts'));
  expect(files).toEqual(names.map((name) => `${name}.ts`));
});

test('the example that is wrong fails, and holds once it is careful', () => {
  const { finding } = check(ledger, { runs: 100, runsMax: 0 });
  expect(finding?.found.failure?.property).toBe('nothing is added twice');
  holds(ledger, { runs: 100, base: { options: { careful: true } } });
});

describe.each(cases)('the example $name', ({ name, model, broken }) => {
  test('has fewer than 120 lines and one bug to plant', () => {
    expect(read(name).trimEnd().split('\n').length).toBeLessThan(120);
    expect(read(name).match(PLANTED)).toHaveLength(1);
  });

  test('holds in 60 scenarios', () => {
    holds(model, { runs: 60 });
  });

  test('fails with its bug', async () => {
    const planted: object = await import(resolve(folder, `${name}.ts`));
    const [buggy] = Object.values(planted) as Model[];
    const { finding } = check(buggy, { runs: 2_000, runsMax: 0 });
    expect(finding?.found.failure?.property).toBe(broken);
  });
});
