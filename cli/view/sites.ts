import { type ResolvedRun, resolveRun } from '../input/resolve-run.ts';
import type { RunFlags } from '../input/run-flags.ts';
import { readParts } from '../page/page-text.ts';
import { builtInEntries, type Entry, paragraphOf, scenariosHere } from './gallery.ts';
import { galleryPage } from './gallery-page.ts';
import { livePage } from './live-page.ts';
import type { RunSource } from './protocol.ts';
import type { Site } from './site.ts';

/** The seed of the gallery's runs, so that what its texts say is there to see. */
const SEED = '1';

/** The site of the run of a command line. @throws as `resolveRun` does. */
export async function runSite(file: string, flags: RunFlags): Promise<Site> {
  const resolved = await resolveRun(file, flags);
  const source = sourceOf(resolved);
  const title = resolved.model.name;
  const parts = readParts();
  const about = paragraphOf(title);
  return {
    page: (path, base) =>
      path === '' ? livePage(parts, { title, about, base, path, hasGallery: false }) : undefined,
    open: (path) => (path === '' ? Promise.resolve(source) : undefined),
  };
}

/** The site of all built-in models, and of the scenarios of the working folder. */
export function gallerySite(): Site {
  const parts = readParts();
  const entries = (): Entry[] => [...builtInEntries(), ...scenariosHere()];
  const find = (path: string): Entry | undefined => entries().find((entry) => entry.path === path);
  return {
    page(path, base) {
      if (path === '') return galleryPage(entries(), base);
      const entry = find(path);
      if (entry === undefined) return undefined;
      const { about, title } = entry;
      return livePage(parts, { title, about, base, path, hasGallery: true });
    },
    open(path) {
      const entry = find(path);
      return entry && openEntry(entry);
    },
  };
}

const openEntry = async ({ file, isSeeded }: Entry): Promise<RunSource> =>
  sourceOf(await resolveRun(file, isSeeded ? {} : { seed: SEED }));

const sourceOf = ({ bundle, input, model }: ResolvedRun): RunSource => ({
  scenario: input,
  source: { reference: input.model ?? model.name, ...(bundle !== undefined && { bundle }) },
});
