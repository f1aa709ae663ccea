import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMAND } from '../cli/command.ts';
import { runInProcess } from '../cli/in-process.ts';

const root = resolve(import.meta.dirname, '../..');
const tutorial = readFileSync(resolve(root, 'docs/tutorial.md'), 'utf8');
// Inside the package, so that `spigo` means this one, as built.
const folder = resolve(root, 'test/.tutorial');
const place = (name: string): string => resolve(folder, name);

/** The blocks of the page, in order. */
const blocks = [...tutorial.matchAll(/^```(\w+)\n(.*?)\n```$/gms)].map(
  ([, language, text]) => [language, text] as const,
);

/** Writes a program of the page to the file that its first line names. */
function write(program: string): void {
  const [, name] = /^\/\/ (\S+)\n/.exec(program) ?? [];
  writeFileSync(place(name), `${program}\n`);
}

/** Changes raft.ts as a block says: its lines without `+` are there once, and become those without `-`. */
function change(block: string): void {
  const lines = block.split('\n');
  const side = (omitted: string): string =>
    lines
      .filter((line) => !line.startsWith(omitted))
      .map((line) => line.slice(1))
      .join('\n');
  const parts = readFileSync(place('raft.ts'), 'utf8').split(`${side('+')}\n`);
  expect(parts, block).toHaveLength(2);
  writeFileSync(place('raft.ts'), parts.join(`${side('-')}\n`));
}

/** What the last commands have printed, and the last token in it. */
let printed = '';
let token = '';

async function run(command: string): Promise<void> {
  printed = '';
  for (const line of command.split('\n')) {
    const words = line.replace('spigo1.…', token).replaceAll("'", '').split(' ');
    expect(words.slice(0, 2)).toEqual(['npx', 'spigo']);
    const options = { cwd: folder, env: { CI: '', NO_COLOR: '1' } };
    const { code, stdout, stderr } = await runInProcess(COMMAND, words.slice(2), options);
    expect(code, stderr).toBeLessThan(2);
    printed += stdout;
    token = /'(spigo1\.[\w-]+)'/.exec(stdout)?.[1] ?? token;
  }
}

/** The lines that are the same each time. The page has an ellipsis in the others. */
const linesOf = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.includes('…'));

/** The lines of the last output that the text shows, in the order of the output. */
function printedOf(text: string): string[] {
  const shown = linesOf(text);
  return printed.split('\n').filter((line) => shown.includes(line));
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tutorial does what it says, and ends with programs that compile', {
  timeout: 400_000,
}, async () => {
  for (const [language, text] of blocks) {
    if (language === 'ts') write(text);
    else if (language === 'diff') change(text);
    else if (language === 'sh') await run(text);
    else expect(printedOf(text)).toEqual(linesOf(text));
  }
  expect(printed).toMatch(/^raft held after 1,000 scenarios\n/);

  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'nodenext',
    target: 'es2022',
    types: ['node'],
    noEmit: true,
  };
  const files = ['raft.ts', 'raft.test.ts'];
  writeFileSync(place('tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const compiler = resolve(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([compiled.stdout, compiled.status]).toEqual(['', 0]);
});
