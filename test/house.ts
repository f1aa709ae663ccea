import { bareCode, importsOf, type Source, withoutComments } from './source.ts';

// The rules of the house: each tells, of a file, what breaks it; nothing when all is well.

/**
 * Folders of the kernel, in rows: each imports from itself and from the rows below it. Those of one row
 * do not know each other.
 */
const KERNEL_ROWS: readonly (readonly string[])[] = [
  ['check'],
  ['run'],
  ['record', 'faults'],
  ['network'],
  ['actors'],
  ['engine'],
  ['queue', 'random'],
  ['data'],
];

/** The great layers, from the top: each imports from itself and from those below, by their ways in. */
const LAYERS: readonly string[] = ['cli', 'models', 'kernel'];
const WAYS_IN: readonly string[] = [
  'models/spigo.ts',
  'models/built-in.ts',
  'models/services/index.ts',
  'kernel/index.ts',
  'kernel/metrics.ts',
  'kernel/shapes.ts',
];

/** The packages that a part of the project uses, the first rule that fits: no other, and nothing of Node. */
const PACKAGES: readonly (readonly [files: RegExp, packages: RegExp])[] = [
  // Bundled at build, so that the package depends on none of them.
  [/^kernel\/actors\/guards\/portable-math\.ts$/, /^@stdlib\/math-base-special-\w+$/],
  [/^kernel\/queue\//, /^fastpriorityqueue$/],
  [/^kernel\/random\//, /^seedrandom$/],
  [/^kernel\/record\//, /^(@streamparser\/json|hdr-histogram-js)$/],
  [/^kernel\/data\/valibot\.ts$/, /^valibot$/],
  [/^(kernel|models)\//, /^$/],
  [/^cli\/page\/browser\//, /^d3-force$/],
  [/^cli\/page\/layout\//, /^d3-force$/],
  // Of oclif the parts that are used: all of it takes longer to load.
  [/^cli\//, /^(node:.+|@oclif\/core\/\w+|jiti)$/],
];

/** The script of the page, and what it brings along into the browser: nothing of the kernel. */
const PAGE_SCRIPT = 'cli/page/browser/';
const BROUGHT_ALONG = /^cli\/page\/(page-data\.ts$|layout\/)/;

/** Imports against the arrows between the layers, and of packages that a part of the project does not use. */
export function brokenImports({ path, text }: Source): string[] {
  return importsOf(text).flatMap((specifier) => {
    const refusal = specifier.startsWith('.')
      ? refusalOfFile(path, resolved(path, specifier))
      : refusalOfPackage(path, specifier);
    return refusal === undefined ? [] : [`${path} imports ${specifier}: ${refusal}`];
  });
}

function refusalOfFile(from: string, to: string): string | undefined {
  const [layer, folder] = from.split('/');
  const [otherLayer, otherFolder] = to.split('/');
  // Tests may import everything.
  if (!LAYERS.includes(layer)) return undefined;
  if (from.startsWith(PAGE_SCRIPT) && !to.startsWith(PAGE_SCRIPT) && !BROUGHT_ALONG.test(to)) {
    return 'the page does not bring it along';
  }
  if (layer !== otherLayer) {
    if (LAYERS.indexOf(otherLayer) < LAYERS.indexOf(layer)) return `${otherLayer} is not below`;
    return WAYS_IN.includes(to) ? undefined : `${to} is no way in`;
  }
  if (to.startsWith(PAGE_SCRIPT) && !from.startsWith(PAGE_SCRIPT)) return 'it is for browsers';
  // A file beside the folders is their way in, and knows all of them.
  if (layer !== 'kernel' || folder.endsWith('.ts')) return undefined;
  const row = KERNEL_ROWS.findIndex((names) => names.includes(folder));
  if (row < 0) return `kernel/${folder} has no place in the table of test/house.ts`;
  const isBelow = KERNEL_ROWS.slice(row + 1).some((names) => names.includes(otherFolder));
  return folder === otherFolder || isBelow ? undefined : `kernel/${otherFolder} is not below`;
}

function refusalOfPackage(path: string, specifier: string): string | undefined {
  const rule = PACKAGES.find(([files]) => files.test(path));
  return rule === undefined || rule[1].test(specifier) ? undefined : 'not for this part';
}

/** The path that a relative specifier means. */
export function resolved(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** All code but that of tests and fixtures. */
const PRODUCT = /^(kernel|models|cli)\//;
/** What runs unchanged in Node and in a browser; the guards alone touch what they guard. */
const PURE = /^(kernel|models|cli\/page\/layout)\/(?!actors\/guards\/)/;

const BANS: readonly (readonly [what: string, files: RegExp, pattern: RegExp])[] = [
  ['any', /./, /(?<=[:<|&=]\s*|\bas\s)any\b(?!\s*[(:])|(?<!\.)\bany(?=[>[])/],
  ['a non-null !', /./, /[\w$)\]]!(?!=)/],
  ['Math.random', PRODUCT, /\bMath\.random\b/],
  ['Math.pow', PRODUCT, /\bMath\.pow\b/],
  ['** but between numbers', PRODUCT, /(?<!(?<![\w$.])\d[\d_]*n? )\*\*|\*\*(?! \d)/],
  [
    'a global of Node or the browser',
    PURE,
    /(?<![.\w$])(process|Buffer|set(Timeout|Interval|Immediate)|queueMicrotask|Date|performance|console|require|global(This)?|window|crypto|fetch|__dirname|__filename)\b(?!\??:)/,
  ],
  [
    'what reads text as HTML, or reaches out of the page',
    /^cli\/page\/browser\//,
    /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function|fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|import\()/,
  ],
];

/** What the code holds and must not, a line each. */
export function bannedCode({ path, text }: Source): string[] {
  const code = bareCode(text);
  return BANS.flatMap(([what, files, pattern]) => {
    const found = files.test(path) ? pattern.exec(code) : null;
    if (found === null) return [];
    const context = code.slice(Math.max(0, found.index - 20), found.index + 20);
    return [`${path} has ${what}: ${JSON.stringify(context)}`];
  });
}

/** What tries cases of fast-check from whatever seed: `test.prop` alone, and its own tests, fix one. */
export function seedlessCases({ path, text }: Source): string[] {
  if (/^test\/law(\.test)?\.ts$/.test(path)) return [];
  const code = bareCode(text);
  const [found] =
    /\bfc\s*\.\s*(assert|check|sample|statistics)\b/.exec(code) ??
    /^import\b(?! (type )?fc from\b)[^;]*['"]fast-check['"]/m.exec(withoutComments(text)) ??
    [];
  return found === undefined ? [] : [`${path} has ${found}, expected test.prop of property.ts`];
}

const BANNED_WORDS = /^(tick|job|mock|helper|util|manager)s?$/;
/** The FSM's own name. */
const ALLOWED_NAMES = /^(test\/)?models\/fsm\/manager(\.test)?\.ts$/;

/** Names of files and folders that are not kebab-case, or hold a word that says nothing. */
export function badName({ path }: Source): string[] {
  const names = path.replace(/(\.test|\.config)?\.ts$/, '').split('/');
  if (!names.every((name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))) {
    return [`${path}: expected kebab-case`];
  }
  const word = names.flatMap((name) => name.split('-')).find((one) => BANNED_WORDS.test(one));
  return word === undefined || ALLOWED_NAMES.test(path) ? [] : [`${path}: says "${word}"`];
}

const LINES_MAX = 300;

/** The lines of a file. */
export const lineCount = ({ text }: Source): number => text.split('\n').length - 1;

/** Files that no reader finishes. */
export const tooLong = (source: Source): string[] =>
  PRODUCT.test(source.path) && lineCount(source) > LINES_MAX
    ? [`${source.path}: ${lineCount(source)} lines, expected ${LINES_MAX} at most`]
    : [];

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
