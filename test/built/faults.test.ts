import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MessagePrinter } from '../../cli/terminal/printers.ts';
import { TextBuffer } from '../../cli/terminal/text-buffer.ts';
import { FAULT_KINDS, type Model, open } from '../../kernel/index.ts';
import { COMMAND } from '../cli/command.ts';
import { runInProcess } from '../cli/in-process.ts';

const root = resolve(import.meta.dirname, '../..');
const PAGES = ['docs/faults.md', 'docs/faults-links.md', 'docs/operations.md'];
// Inside the package, so that `spigo` means this one, as built.
const folder = resolve(root, 'test/.faults');

/** A page between its blocks, and the language and the text of each block. */
const partsOf = (page: string): string[] =>
  readFileSync(resolve(root, page), 'utf8').split(/^```(\w+)\n(.*?)^```$/gms);
const blocks = (language: string): string[] =>
  PAGES.map(partsOf).flatMap((parts) =>
    parts.flatMap((part, index) =>
      index % 3 === 1 && part === language ? [parts[index + 1]] : [],
    ),
  );

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(resolve(folder, 'pair.ts'), blocks('ts')[0]);
  writeFileSync(resolve(folder, 'crash.json'), blocks('json')[0]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a run of the page's model prints of its events, with faults, operations and a network. */
function linesOf(pair: Model, example: string): string {
  const buffer = new TextBuffer();
  const scenario = { seed: '1', limits: { until: '5s' }, ...JSON.parse(example) };
  open(pair, scenario, { observers: [new MessagePrinter(buffer)] }).advance();
  return buffer.take();
}

test.each(PAGES)('%s shows what its examples print', async (path) => {
  const parts = partsOf(path);
  const { pair } = (await import(
    /* @vite-ignore */ pathToFileURL(resolve(folder, 'pair.ts')).href
  )) as { pair: Model };
  let page = '';
  let example = '';
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [around, language, text] = parts.slice(index);
    if (language === 'json') example = text;
    const shown = language === 'text' ? linesOf(pair, example) : text;
    page += `${around}\`\`\`${language}\n${shown}\`\`\``;
  }
  // The id of its event is a part of the laws.
  if (page.includes('"drop"')) expect(page).toContain(': 3 - dropped, lost');
  // `npx vitest run test/built/faults.test.ts -u` writes what has changed to the page. Read it again.
  await expect(page + parts.at(-1)).toMatchFileSnapshot(resolve(root, path));
});

test('the command line of the pages prints the first of them', async () => {
  const [line] = blocks('sh');
  const words = line.trim().split(' ').slice(2);
  const { stdout, code } = await runInProcess(COMMAND, words, { cwd: folder, env: {} });
  expect(code).toBe(0);
  expect(stdout.startsWith(blocks('text')[0])).toBe(true);
});

test('each kind of fault and each field of a network has an example', () => {
  const examples = blocks('json').join('\n');
  for (const kind of FAULT_KINDS) expect(examples).toContain(`"kind": "${kind}"`);
  for (const field of ['latency', 'ordering', 'loss', 'bursts', 'duplication', 'connection']) {
    expect(examples).toContain(`"${field}`);
  }
});
