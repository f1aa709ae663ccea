// Collects the licences of the packages whose code is in dist/.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i;

/** The licence of this package, for packages of the same licence that have no text of it. */
const OWN = { licence: 'Apache-2.0', text: readFileSync('LICENSE', 'utf8').trim() };

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/** Returns the folders of the packages whose code is in the outputs of esbuild. */
function foldersOf(metafiles: readonly Metafile[]): string[] {
  const folders = new Set<string>();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/** Reads the licence of a package. @throws Error if it states none: nobody may pass it on. */
function noticeOf(folder: string): Notice {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const { license: licence, name, version } = about;
  if (licence === undefined) throw new Error(`${folder}: got no licence, expected one`);
  const files = readdirSync(folder);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8').trim();
  const texts = files.filter((file) => LICENCE_FILE.test(file)).map(read);
  // Some packages state it at the end of their README.
  if (texts.length === 0) {
    texts.push(...files.filter((file) => /^readme/i.test(file)).map((file) => endOf(read(file))));
  }
  const text = texts.join('\n\n');
  if (text !== '') return { name, version, licence, text };
  if (licence === OWN.licence) return { name, version, ...OWN };
  throw new Error(`${folder}: got no text of its licence, expected one`);
}

/** Returns a text from its heading on licences to its end. */
function endOf(readme: string): string {
  const { index = readme.length } = /^#*\s*licen[cs]e\b/im.exec(readme) ?? {};
  return readme.slice(index).trim();
}

/** Writes one text of all licences. Packages with equal licences share a section. */
export function noticesOf(metafiles: readonly Metafile[]): string {
  const byText = new Map<string, Notice[]>();
  for (const folder of foldersOf(metafiles)) {
    const notice = noticeOf(folder);
    const key = `${notice.licence}\n${notice.text}`;
    byText.set(key, [...(byText.get(key) ?? []), notice]);
  }
  const sections = [...byText.values()].map((notices) => {
    const names = notices.map(({ name, version }) => `${name} ${version}`).join(', ');
    const [{ licence, text }] = notices;
    return `## ${names}\n\nLicence: ${licence}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
  });
  return `# Third-party notices\n\nThe files in this folder contain code of these packages.\n\n${sections.join('\n')}`;
}
