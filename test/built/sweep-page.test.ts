import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Folder } from '../cli/command.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/sweep.md');

/** The page between its blocks, and the language and the text of each block. */
const parts = readFileSync(PAGE, 'utf8').split(/^```(\w+)\n(.*?)\n```$/gms);

/**
 * What a command has printed, as a block of the page shows it: as many lines as the block has, before
 * its dots; without dots, the lines from the end of the tables on, without `again`.
 */
function shown(printed: string, block: string): string {
  const lines = printed.trimEnd().split('\n');
  const count = block.split('\n').length;
  if (block.endsWith('\n…')) return [...lines.slice(0, count - 1), '…'].join('\n');
  return lines.slice(0, -1).join('\n').trimEnd().split('\n').slice(-count).join('\n');
}

test('the page of sweeps shows what its examples print', { timeout: 400_000 }, async () => {
  const folder = new Folder();
  let page = '';
  let printed = '';
  for (let index = 0; index + 2 < parts.length; index += 3) {
    const [around, language, text] = parts.slice(index);
    if (language === 'sh') {
      for (const line of text.split('\n')) {
        const [npx, spigo, ...words] = line.split(' ');
        expect([npx, spigo]).toEqual(['npx', 'spigo']);
        const { stdout, code } = await folder.run(words);
        expect([line, code]).toEqual([line, 0]);
        printed = stdout;
      }
    }
    const told = language === 'text' ? shown(printed, text) : text;
    page += `${around}\`\`\`${language}\n${told}\n\`\`\``;
  }
  // After a change of what is printed, `npx vitest run test/built/sweep-page.test.ts -u` writes the page.
  await expect(page + parts.at(-1)).toMatchFileSnapshot(PAGE);
});
