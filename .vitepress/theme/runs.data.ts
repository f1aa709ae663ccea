import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A run of the gallery. */
export interface Run {
  readonly title: string;
  /** What to look for. */
  readonly about: string;
  readonly group: string;
}

declare const data: readonly Run[];

export { data };

export default {
  watch: '../public/gallery/runs.json',
  load: (): unknown =>
    JSON.parse(readFileSync(resolve(import.meta.dirname, '../public/gallery/runs.json'), 'utf8')),
};
