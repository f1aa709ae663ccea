import type { Source } from './source.ts';

// The rules of the house that Biome does not hold: each tells what breaks it; nothing when all is well.

const BANNED_WORDS = /^(tick|job|mock|helper|util|manager)s?$/;
/** The FSM's own name. */
const ALLOWED_NAMES = /^(test\/)?models\/fsm\/manager(\.test)?\.ts$/;

/** Names of files and folders that are not kebab-case, or hold a word that says nothing. */
export function badName({ path }: Source): string[] {
  const names = path
    .replace(/(\.test|\.config)?\.ts$/, '')
    .replace(/^\./, '')
    .split('/');
  if (!names.every((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))) {
    return [`${path}: expected kebab-case`];
  }
  const word = names.flatMap((name) => name.split('-')).find((one) => BANNED_WORDS.test(one));
  return word === undefined || ALLOWED_NAMES.test(path) ? [] : [`${path}: says "${word}"`];
}

/** The lines of a file. */
export const lineCount = ({ text }: Source): number => text.split('\n').length - 1;

const PLACES = new RegExp(
  `/(${['home', 'root', 'work', 'Users'].join('|')})/|\\bregistry(\\.[\\w-]+){2}`,
);

/** Where a file was made, or from which registry its packages came: nobody else's affair. */
export function toldPlaces({ path, text }: Source): string[] {
  const [place] = PLACES.exec(text) ?? [];
  return place === undefined ? [] : [`${path} tells of ${place}`];
}

/** Dependencies, of package.json's text, whose version is not one exact version. */
export function looseVersions(packageJson: string): string[] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(packageJson);
  const all = Object.entries<string>({ ...dependencies, ...devDependencies });
  return all.flatMap(([name, version]) =>
    /^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version) ? [] : [`${name}: ${version}`],
  );
}
