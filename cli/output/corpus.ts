import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulationError } from '../../kernel/index.ts';
import { codeOf, OutputFile } from './output-file.ts';

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
  /** The folder in which entries are kept. */
  readonly folder: string;
  private readonly folders: readonly string[];

  /**
   * A check that goes `beyond` what its model tolerates keeps its failures apart, since they say
   * nothing of the checks that do not. It has the entries of both.
   */
  constructor(model: string, { isBeyond = false } = {}) {
    // A path of a model's name never leads elsewhere, since a name holds no slashes.
    const name = model === '.' || model === '..' ? `${model}_` : model;
    const folder = join('.spigo', 'corpus', name);
    this.folders = isBeyond ? [folder, join(folder, 'beyond')] : [folder];
    this.folder = this.folders[this.folders.length - 1];
  }

  /** The entries, in the order of their files. What cannot be read is left out. */
  entries(): FiledEntry[] {
    return this.folders.flatMap(entriesIn);
  }

  /**
   * Writes an entry, in place of an earlier one of its signature. Returns the path of its file.
   * @throws unwritable.
   */
  save({ signature, token }: CorpusEntry): string {
    this.makeFolder();
    const path = join(this.folder, `${nameOf(signature)}.json`);
    const file = new OutputFile(path, 'corpus');
    file.write(`${JSON.stringify({ signature, token }, undefined, 2)}\n`);
    file.commit();
    return path;
  }

  private makeFolder(): void {
    try {
      mkdirSync(this.folder, { recursive: true });
    } catch (error) {
      throw new SimulationError(
        'unwritable',
        `corpus ${this.folder}: got a folder that cannot be made (${codeOf(error)}), expected a writable one`,
      );
    }
  }
}

/** A short name for a text. */
export const nameOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

function entriesIn(folder: string): FiledEntry[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    const entry = name.endsWith('.json') ? readEntry(path) : undefined;
    return entry === undefined ? [] : [{ ...entry, path }];
  });
}

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
