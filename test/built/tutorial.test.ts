import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMAND } from '../cli/command.ts';
import { runInProcess } from '../cli/in-process.ts';

const root = resolve(import.meta.dirname, '../..');
const PAGE = resolve(root, 'docs/tutorial.md');
const tutorial = readFileSync(PAGE, 'utf8');
// Inside the package, so that `spigo` means this one, as built.
const folder = resolve(root, 'test/.tutorial');
const place = (name: string): string => resolve(folder, name);

/** The page between its blocks, and the language and the text of each block. */
const parts = tutorial.split(/^```(\w+)\n(.*?)\n```$/gms);

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

/** The last output as the page shows it: without statistics, and without what differs each time. */
const shown = (): string =>
  printed
    .trimEnd()
    .split('\n')
    .filter((line) => !/^(events|faults|ties|properties|again|kept) |^ {13}\w+ "/.test(line))
    .map((line) => line.replace(/('spigo1\.[\w-]{24}).*/, "$1…'"))
    .join('\n');

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tutorial does what it says, and ends with programs that compile', {
  timeout: 400_000,
}, async () => {
  let page = '';
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [around, language, text] = parts.slice(index);
    if (language === 'ts') write(text);
    if (language === 'diff') change(text);
    if (language === 'sh') await run(text);
    page += `${around}\`\`\`${language}\n${language === 'text' ? shown() : text}\n\`\`\``;
  }
  // When a change makes other failures, `npx vitest run test/built/tutorial.test.ts -u` writes them to the page. Read it again.
  await expect(page + parts.at(-1)).toMatchFileSnapshot(PAGE);
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
