import { describe, expect, test } from 'vitest';
import { badName, lineCount, looseVersions, toldPlaces } from './house.ts';
import { refusalsOf } from './lint.ts';
import { readProject, type Source } from './source.ts';

const project = readProject();
const code = project.filter(({ path }) => path.endsWith('.ts'));
const product = code.filter(({ path }) => /^(kernel|models|cli)\//.test(path));

/** Applies a rule to one file. */
const says = (rule: (source: Source) => string[], path: string, text: string): string[] =>
  rule({ path, text });

test('the project is read, so that no rule holds for lack of files', () => {
  expect(product.length).toBeGreaterThan(100);
  expect(code.length).toBeGreaterThan(product.length + 50);
  expect(project.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['package.json', 'LICENSE', 'fixtures/traces/three-pirates.trace']),
  );
});

test('one file is an exception to a rule of Biome, and says why', () => {
  const excepted = code.filter(({ text }) => /biome-ignore|biome-disable/.test(text));
  const own = 'test/house.test.ts';
  expect(excepted.map(({ path }) => path).filter((path) => path !== own)).toEqual([
    'cli/input/import-module.ts',
  ]);
});

test('two files that import each other are refused', () => {
  const files = new Map([
    ['kernel/run/a.ts', "import { b } from './b.ts';\nexport const a = b;"],
    ['kernel/run/b.ts', "import type { C } from './c.ts';\nexport const b: C = 1;"],
    ['kernel/run/c.ts', "import { a } from './a.ts';\nexport type C = typeof a;"],
  ]);
  const circles = refusalsOf(files).filter(({ rule }) => rule.endsWith('noImportCycles'));
  expect(circles.map(({ path }) => path).sort()).toEqual([...files.keys()]);
});

describe('Biome refuses what is banned', () => {
  const banned: [text: string, path?: string][] = [
    ['let x: any;'],
    ['const x: any = 3;', 'test/a.test.ts'],
    ['const x = y as any;'],
    ['const x: Record<string, any> = {};'],
    ['const x: any[] = [];'],
    ['const x = list[0]!;'],
    ['const x = find(y)!.name;', 'test/a.test.ts'],
    ['class A { b!: string }'],
    ['const x = Math.random();', 'cli/a.ts'],
    ['element.innerHTML = name;', 'cli/page/browser/a.ts'],
    ["await fetch('x');", 'cli/page/browser/a.ts'],
    ["new WebSocket('x');", 'cli/page/browser/a.ts'],
    ["await import('./dom.ts');", 'cli/page/browser/a.ts'],
    ["await import('./' + 'b.ts');"],
    ['setTimeout(x, 5);', 'cli/page/layout/a.ts'],
    ['const x = Math.pow(2, 3);'],
    ['const x = y ** 2;'],
    ['const x = 2 ** y;'],
    ['const x = y2 ** 2;'],
    ['x **= 2;'],
    ['const now = Date.now();', 'models/fsm/a.ts'],
    ['const path = process.env.PATH;'],
    ['const bytes: Buffer = x;'],
    ['setTimeout(x, 5);'],
    ['const started = performance.now();'],
    ['console.log(x);'],
    [['const x = `at $', '{Date.now()}`;'].join('')],
    ["const x = '//'; console.log(x);"],
    ['const x = /[/*]/.test(y); console.log(x);'],
    ["import x = require('x');"],
    ['x\n'.repeat(301), 'cli/a.ts'],
    ['fc.assert(fc.property(x, y));', 'test/a.test.ts'],
    ['const [x] = fc.sample(fc.nat(), 1);', 'test/a.test.ts'],
    ["import { assert } from 'fast-check';", 'test/a.test.ts'],
    ["import * as check from 'fast-check';", 'test/a.test.ts'],
    ["import check from 'fast-check';", 'test/a.test.ts'],
  ];
  const fine: [text: string, path?: string][] = [
    ['const x: unknown = 3; // any'],
    ['/** any! x ** y */ const x = 3;'],
    ["const x = 'as any, x! and Date.now()';"],
    ['const x = /as any|x!/.test(y);'],
    ['const x = expect.any(Number);'],
    ['if (a !== b && !c) d();'],
    ['const x = 2 ** 32 + 2n ** 64n;'],
    ['const x = { process: 1, crypto: 2 };'],
    ['const x = self.performance.now;'],
    ['type Dated = DateConstructor;'],
    ['const now = Date.now();', 'cli/a.ts'],
    ['const now = performance.now();', 'cli/page/browser/a.ts'],
    ['const now = Date.now();', 'kernel/actors/guards/guards.ts'],
    ['const x = Math.random() + y ** 2;', 'test/a.test.ts'],
    ['x\n'.repeat(300), 'cli/a.ts'],
    ["import fc from 'fast-check';", 'test/a.test.ts'],
    ["import type fc from 'fast-check';", 'test/a.test.ts'],
    ['// fc.assert(x);', 'test/a.test.ts'],
    ['fc.assert(x);', 'test/law.test.ts'],
  ];

  /** Gives each case a file in the folder of its path. */
  const placed = (cases: typeof banned, name: string): [path: string, text: string][] =>
    cases.map(([text, path = 'kernel/run/a.ts'], index) => [
      path.replace(/\ba(?=(\.test)?\.ts$)/, `${name}-${index}`),
      text,
    ]);
  const bannedFiles = placed(banned, 'banned');
  const fineFiles = placed(fine, 'fine');
  const bans =
    /^plugin$|noExplicitAny|noNonNullAssertion|noRestricted|noJsRestricted|noCommonJs|noExcessiveLines/;
  const refused = refusalsOf(new Map([...bannedFiles, ...fineFiles]))
    .filter(({ rule }) => bans.test(rule))
    .map(({ path }) => path);

  test.each(bannedFiles)('%s: %s', (path) => {
    expect(refused).toContain(path);
  });
  test.each(fineFiles)('but not %s: %s', (path) => {
    expect(refused).not.toContain(path);
  });
});

test('durations have one table of units', () => {
  const tables = product.filter(({ text }) => /\b(86_?400|3_?600|60)e6\b/.test(text));
  expect(tables.map(({ path }) => path)).toEqual(['kernel/data/units.ts']);
});

describe('files have good names and sizes', () => {
  test('all of them', () => {
    expect(code.flatMap(badName)).toEqual([]);
  });

  test('half of the files of the product are under 80 lines', () => {
    const counts = product.map(lineCount).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(80);
  });

  test.each([
    'kernel/run/Model.ts',
    'kernel/run/my_model.ts',
    'kernel/runTime/model.ts',
    'kernel/run/model-helper.ts',
    'cli/utils.ts',
    'cli/util/text.ts',
    'test/mock.ts',
    'kernel/engine/tick.ts',
    'models/skype/manager.ts',
  ])('%s would be none', (path) => {
    expect(says(badName, path, '').length).toBe(1);
  });
});

describe('the package', () => {
  test('tells nowhere where it was made, nor from which registry', () => {
    expect(project.flatMap(toldPlaces)).toEqual([]);
    const telling = [['', 'home', 'me', 'x'].join('/'), ['', 'root', 'x'].join('/')];
    for (const text of [...telling, ['registry', 'npmjs', 'org'].join('.')]) {
      expect(says(toldPlaces, 'README.md', `see ${text} for more`).length).toBe(1);
    }
  });

  test('pins exact versions of what it uses', () => {
    const packages = project.filter(({ path }) => /^(\.vitepress\/)?package\.json$/.test(path));
    expect(packages.length).toBe(2);
    expect(packages.flatMap(({ text }) => looseVersions(text))).toEqual([]);
    const loose = { a: '^1.2.3', b: '~1.2.3', c: '1.2', d: '*', e: 'latest', f: '1.2.3' };
    expect(looseVersions(JSON.stringify({ dependencies: loose })).length).toBe(5);
    expect(looseVersions(JSON.stringify({ devDependencies: loose })).length).toBe(5);
  });
});
