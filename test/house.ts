import type { Source } from './source.ts';

// The rules of the house that Biome cannot check. Each returns the breaches that it finds.

const BANNED_WORDS = /^(tick|job|mock|helper|util|manager)s?$/;
/** The one file whose name the original chose. */
const ALLOWED_NAMES = /^(test\/)?models\/fsm\/manager(\.test)?\.ts$/;

/** Refuses a path that is not kebab-case, or that has a banned word. */
export function badName({ path }: Source): string[] {
  const names = path
    .replace(/(\.test|\.config|\.data)?\.ts$/, '')
    .replace(/^\./, '')
    .split('/');
  if (!names.every((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))) {
    return [`${path}: expected kebab-case`];
  }
  const word = names.flatMap((name) => name.split('-')).find((one) => BANNED_WORDS.test(one));
  return word === undefined || ALLOWED_NAMES.test(path) ? [] : [`${path}: says "${word}"`];
}

/** The number of lines of a file. */
export const lineCount = ({ text }: Source): number => text.split('\n').length - 1;

const PLACES = new RegExp(
  `/(${['home', 'root', 'work', 'Users'].join('|')})/|\\bregistry(\\.[\\w-]+){2}`,
);

/** Refuses a text that tells where a file was made, or the registry of its packages. */
export function toldPlaces({ path, text }: Source): string[] {
  const [place] = PLACES.exec(text) ?? [];
  return place === undefined ? [] : [`${path} tells of ${place}`];
}

/** Refuses dependencies in a package.json without an exact version. */
export function looseVersions(packageJson: string): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(packageJson);
  const all = Object.entries<string>({ ...dependencies, ...devDependencies });
  return all.flatMap(([name, version]) =>
    /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version) ? [] : [`${name}: ${version}`],
  );
}
