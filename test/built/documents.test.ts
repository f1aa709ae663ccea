import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMAND } from '../cli/command.ts';
import { runInProcess } from '../cli/in-process.ts';
import { type Block, DOCUMENTS, ROOT } from '../docs/documents.ts';
import { comparePicture } from './page.ts';

/** Pages whose commands have tests of their own. */
const APART = /^docs\/(tutorial|faults|operations|sweep)\b/;
/** Pages that build one program step by step, which is compiled at its end. */
const STEPS = /^docs\/tutorial(-check)?\.md$/;

// Inside the package, so that `spigo` in an example means this one, as built.
const folder = resolve(ROOT, 'test/.documents');
const documents = DOCUMENTS.filter(
  ({ path, blocks }) => !APART.test(path) && blocks.some(({ isTried }) => isTried),
);
const blocks = DOCUMENTS.filter(({ path }) => !STEPS.test(path))
  .flatMap(({ blocks }) => blocks)
  .filter(({ isTried }) => isTried);
const programs = blocks.filter(({ language }) => language === 'ts');
const named = (program: string, index: number): string =>
  /^\/\/ (\S+\.ts)$/m.exec(program)?.[1] ?? `program${index}.ts`;
const names = programs.map(({ text }, index) => named(text, index));

const spigo = (words: readonly string[]) =>
  runInProcess(COMMAND, words, { cwd: folder, env: { NO_COLOR: '1', CI: '1' } });
const node = (...words: string[]) =>
  spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const [index, { text }] of programs.entries()) {
    writeFileSync(resolve(folder, names[index]), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the lines of a block, and returns what the last one has printed. */
async function run(block: string): Promise<string> {
  let printed = '';
  for (const line of block.split('\n')) {
    const [, command, file, code = '0'] =
      /^npx spigo ?(.*?)(?: > (\S+))?(?: # exits with (\d))?$/.exec(line) ?? [];
    expect(command, `a line of the form: npx spigo ...; got ${line}`).toBeDefined();
    const words = command.split(' ').filter((word) => word !== '');
    const ended = await spigo(words);
    expect([line, ended.code, ended.stderr]).toEqual([line, Number(code), ended.stderr]);
    if (file !== undefined) writeFileSync(resolve(folder, file), ended.stdout);
    await comparePicture(line, folder);
    printed = ended.stdout;
  }
  return printed;
}

/** A pattern of the block's text, in which dots stand for anything. */
const patternOf = (text: string): RegExp =>
  new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('…', '[^]*?'));

/** Runs a scenario or an architecture for some seconds, in the file that the line before names. */
async function runData({ text, before }: Block, index: number): Promise<void> {
  const file = /`(\w+\.json)`/.exec(before)?.[1] ?? `data${index}.json`;
  writeFileSync(resolve(folder, file), text);
  const { code, stderr } = await spigo(['run', file, '--until', '2s']);
  expect(code, `${text}\n${stderr}`).toBe(0);
}

test.each(documents)(
  'the commands of $path run as they stand and print what it shows, and its data runs',
  async ({ blocks }) => {
    let printed = '';
    for (const [index, block] of blocks.entries()) {
      if (!block.isTried) continue;
      if (block.language === 'sh') printed = await run(block.text);
      if (block.language === 'text') expect(printed).toMatch(patternOf(block.text));
      if (block.language === 'json') await runData(block, index);
    }
  },
);

test('blocks are of languages that are tried', () => {
  const languages = new Set(blocks.map(({ language }) => language));
  expect([...languages].sort()).toEqual(['diff', 'json', 'sh', 'text', 'ts']);
  expect(new Set(names).size).toBe(names.length);
});

test('programs compile in strict TypeScript, and run', () => {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2022',
    types: ['node'],
    outDir: 'out',
  };
  writeFileSync(
    resolve(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: names }),
  );
  const compiled = node(resolve(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.');
  expect([compiled.stdout, compiled.status]).toEqual(['', 0]);

  const ran = node('out/program.js').stdout.trim().split('\n');
  expect(ran[0]).toMatch(/^time-limit \d+ [0-9a-f]{16}$/);
  expect(ran).toContain('true');
  expect(node('out/observed.js').stdout).toMatch(/'timer at member1' => \d+/);
  const checked = node('out/detector.test.js');
  expect([checked.status, checked.stdout]).toEqual([
    1,
    expect.stringMatching(/member\d holds member\d dead/),
  ]);
});
