import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from '../docs/documents.ts';
import { Desk } from './page.ts';

const desk = new Desk('.tutorial');
afterAll(() => desk.clear());

test('the tutorial does what it says, and ends with programs that compile', {
  timeout: 400_000,
}, async () => {
  // When a change makes other failures, `npx vitest run test/built/tutorial.test.ts -u` writes them to the pages. Read them again.
  await desk.follow('docs/tutorial.md');
  await desk.follow('docs/tutorial-check.md');
  expect(desk.printed).toMatch(/^raft held after 300 scenarios\n/);

  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2022',
    types: ['node'],
    noEmit: true,
  };
  const files = ['raft.ts', 'raft.test.ts'];
  writeFileSync(desk.place('tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const compiler = resolve(ROOT, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', '.'], {
    cwd: desk.folder,
    encoding: 'utf8',
  });
  expect([compiled.stdout, compiled.status]).toEqual(['', 0]);
});
