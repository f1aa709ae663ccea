import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { COMMAND } from '../cli/command.ts';
import { runInProcess } from '../cli/in-process.ts';
import { ROOT } from '../docs/documents.ts';

/** The pictures of the pages. */
const PICTURES = resolve(ROOT, 'docs/pictures');

/**
 * Compares a picture that a command of a page has written (`--svg NAME`) with the one that the page shows.
 * `npm run pictures` writes those that have changed.
 */
export async function comparePicture(line: string, folder: string): Promise<void> {
  const [, name] = / --svg (\S+)/.exec(line) ?? [];
  if (name === undefined) return;
  const drawn = readFileSync(resolve(folder, name), 'utf8');
  await expect(drawn).toMatchFileSnapshot(resolve(PICTURES, name));
}

/** A folder inside the package, so that `spigo` means this one, as built. A reader of pages works in it. */
export class Desk {
  readonly folder: string;
  /** What the last commands have printed, and the last token in it. */
  printed = '';
  private token = '';
  private readonly files = new Set<string>();

  constructor(name: string) {
    this.folder = resolve(ROOT, 'test', name);
    mkdirSync(this.folder, { recursive: true });
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  place(name: string): string {
    return resolve(this.folder, name);
  }

  /**
   * Does what a page says, from the top. Then compares the page with itself, in which the blocks `text` show what
   * was printed. Vitest's `-u` writes it.
   */
  async follow(path: string, options: { isTerminal?: boolean } = {}): Promise<void> {
    const page = resolve(ROOT, path);
    const parts = readFileSync(page, 'utf8').split(/^```(\w+)\n(.*?)\n```$/gms);
    let told = '';
    for (let index = 0; index + 2 < parts.length; index += 3) {
      const [around, language, text] = parts.slice(index);
      if (language === 'ts' || language === 'json') this.write(text, around);
      if (language === 'diff') this.change(text);
      if (language === 'sh') await this.run(text, options.isTerminal === true);
      const shown = language === 'text' ? this.shown(text) : text;
      told += `${around}\`\`\`${language}\n${shown}\n\`\`\``;
    }
    await expect(told + parts.at(-1)).toMatchFileSnapshot(page);
  }

  /** Writes a block to the file that its first line names, or the line before it. */
  private write(text: string, around: string): void {
    const last = around.trimEnd().split('\n').at(-1) ?? '';
    const [, name] = /^\/\/ (\S+)\n/.exec(text) ?? /`(\S+\.json)`/.exec(last) ?? [];
    expect(name, `a name for the file of\n${text}`).toBeDefined();
    this.files.add(this.place(name));
    writeFileSync(this.place(name), `${text}\n`);
  }

  /** Changes a file as a block says: its lines without `+` are once in all files, and become those without `-`. */
  private change(block: string): void {
    const lines = block.split('\n');
    const side = (omitted: string): string =>
      lines
        .filter((line) => !line.startsWith(omitted))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const before = side('+');
    const found = [...this.files].filter((file) => readFileSync(file, 'utf8').includes(before));
    expect(found, block).toHaveLength(1);
    const parts = readFileSync(found[0], 'utf8').split(before);
    expect(parts, block).toHaveLength(2);
    writeFileSync(found[0], parts.join(side('-')));
  }

  /** Runs the lines of a block. Each ends with 0, or with the code that its comment says. */
  private async run(block: string, isTerminal: boolean): Promise<void> {
    this.printed = '';
    for (const line of block.split('\n')) {
      const [, command, file, expected = '0'] =
        /^(.*?)(?: > (\S+))?(?: # exits with (\d))?$/.exec(line) ?? [];
      const words = command.replace('spigo1.…', this.token).replaceAll("'", '').split(' ');
      expect(words.slice(0, 2)).toEqual(['npx', 'spigo']);
      const options = { cwd: this.folder, env: { CI: '', NO_COLOR: '1' }, isTerminal };
      const { code, stdout, stderr } = await runInProcess(COMMAND, words.slice(2), options);
      expect([line, code, stderr]).toEqual([line, Number(expected), stderr]);
      await comparePicture(line, this.folder);
      if (file === undefined) this.printed += stdout;
      else writeFileSync(this.place(file), stdout);
      this.token = /'(spigo1\.[\w-]+)'/.exec(stdout)?.[1] ?? this.token;
    }
  }

  /**
   * The last output as a block shows it: without statistics, and without what differs each time. It begins with the
   * block's first line, if that was printed. A block that ends with dots shows as many lines as it has.
   */
  private shown(block: string): string {
    const asked = block.split('\n');
    const lines = this.printed
      .trimEnd()
      .split('\n')
      .filter((line) => !STATISTICS.test(line))
      .map((line) => line.replace(/('spigo1\.[\w-]{24}).*/, "$1…'"));
    const from = lines.slice(Math.max(0, lines.indexOf(asked[0])));
    if (asked.at(-1) === '…') return [...from.slice(0, asked.length - 1), '…'].join('\n');
    return from.join('\n').trimEnd();
  }
}

const STATISTICS = /^(time|events|messages|graph|faults|ties|properties|again|kept) |^ {13}\w+ "/;
