import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OutputFile } from './output-file.ts';

/** A failure that was found once: what makes it the same as another, and a token of its smallest scenario. */
export interface CorpusEntry {
  readonly signature: string;
  readonly token: string;
}

/** An entry and its file. */
export interface FiledEntry extends CorpusEntry {
  readonly path: string;
}

/**
 * The failures of a model that were found before, one file a signature. They are in a folder below
 * the working folder, so that they can be kept with the model.
 */
export class Corpus {
  readonly folder: string;

  constructor(model: string) {
    // A path of a model's name never leads elsewhere, since a name holds no slashes.
    this.folder = join('.spigo', 'corpus', model === '.' || model === '..' ? `${model}_` : model);
  }

  /** The entries, in the order of their files. What cannot be read is left out. */
  entries(): FiledEntry[] {
    let names: string[];
    try {
      names = readdirSync(this.folder).sort();
    } catch {
      return [];
    }
    return names.flatMap((name) => {
      const path = join(this.folder, name);
      const entry = name.endsWith('.json') ? readEntry(path) : undefined;
      return entry === undefined ? [] : [{ ...entry, path }];
    });
  }

  /**
   * Writes an entry, in place of an earlier one of its signature. Returns the path of its file.
   * @throws unwritable.
   */
  save({ signature, token }: CorpusEntry): string {
    mkdirSync(this.folder, { recursive: true });
    const path = join(this.folder, `${nameOf(signature)}.json`);
    const file = new OutputFile(path, 'corpus');
    file.write(`${JSON.stringify({ signature, token }, undefined, 2)}\n`);
    file.commit();
    return path;
  }
}

/** A short name for a text. */
export const nameOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function readEntry(path: string): CorpusEntry | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { signature, token } = Object(data) as Partial<CorpusEntry>;
    return typeof signature === 'string' && typeof token === 'string'
      ? { signature, token }
      : undefined;
  } catch {
    return undefined;
  }
}
