import { describe, expect, test } from 'vitest';
import {
  badName,
  bannedCode,
  brokenImports,
  lineCount,
  looseVersions,
  resolved,
  seedlessCases,
  toldPlaces,
  tooLong,
} from './house.ts';
import { importsOf, readProject, type Source } from './source.ts';

const project = readProject();
const code = project.filter(({ path }) => path.endsWith('.ts'));
const product = code.filter(({ path }) => /^(kernel|models|cli)\//.test(path));

/** What a rule says of one line of code in a file. */
const says = (rule: (source: Source) => string[], path: string, text: string): string[] =>
  rule({ path, text });

/** The files that hold an import of this package. */
const importersOf = (name: string): string[] =>
  product.filter(({ text }) => importsOf(text).includes(name)).map(({ path }) => path);

/** All files that these import, directly or not. */
function reachedFrom(paths: readonly string[]): Set<string> {
  const texts = new Map(product.map(({ path, text }) => [path, text]));
  const reached = new Set(paths);
  for (const path of reached) {
    for (const specifier of importsOf(texts.get(path) ?? '')) {
      if (specifier.startsWith('.')) reached.add(resolved(path, specifier));
    }
  }
  return reached;
}

test('the project is read: no rule holds because there was nothing to hold it against', () => {
  expect(product.length).toBeGreaterThan(100);
  expect(code.length).toBeGreaterThan(product.length + 50);
  expect(project.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['package.json', 'LICENSE', 'fixtures/traces/three-pirates.trace']),
  );
  const importCount = product.reduce((sum, { text }) => sum + importsOf(text).length, 0);
  expect(importCount).toBeGreaterThan(250);
});

describe('imports follow the arrows: cli, models, kernel; run, record, actors, engine', () => {
  test('in every file', () => {
    expect(code.flatMap(brokenImports)).toEqual([]);
  });

  const allowed: [path: string, specifier: string][] = [
    ['cli/run.ts', '../kernel/index.ts'],
    ['cli/run.ts', 'node:fs'],
    ['cli/commands/run.ts', '../../models/services/index.ts'],
    ['cli/page/browser/model/graph.ts', '../../page-data.ts'],
    ['cli/page/browser/model/motion.ts', 'd3-force'],
    ['cli/page/layout/free-forces.ts', 'd3-force'],
    ['models/fsm/pirate.ts', '../../kernel/index.ts'],
    ['models/built-in.ts', './fsm/fsm.ts'],
    ['models/services/shape.ts', '../../kernel/shapes.ts'],
    ['kernel/index.ts', './run/world.ts'],
    ['kernel/data/valibot.ts', 'valibot'],
    ['kernel/run/world.ts', '../record/graph.ts'],
    ['kernel/faults/crash.ts', '../network/link.ts'],
    ['kernel/check/token.ts', '../data/hash.ts'],
    ['test/kernel/time.test.ts', '../../kernel/data/time.ts'],
    ['test/kernel/time.test.ts', 'node:fs'],
  ];
  const refused: [path: string, specifier: string][] = [
    ['cli/run.ts', '../kernel/run/world.ts'],
    ['cli/run.ts', '../models/fsm/fsm.ts'],
    ['cli/run.ts', '../test/house.ts'],
    ['cli/run.ts', 'chalk'],
    ['cli/run.ts', './page/browser/main.ts'],
    ['cli/run.ts', 'd3-force'],
    ['cli/page/browser/main.ts', '../settle.ts'],
    ['cli/page/browser/main.ts', '../../../kernel/index.ts'],
    ['cli/page/browser/main.ts', 'node:fs'],
    ['cli/page/layout/slots.ts', 'node:fs'],
    ['models/spigo.ts', '../cli/main.ts'],
    ['models/fsm/pirate.ts', '../../kernel/actors/actor.ts'],
    ['models/fsm/pirate.ts', 'node:fs'],
    ['models/fsm/pirate.ts', 'valibot'],
    ['models/services/shape.ts', 'valibot'],
    ['kernel/data/shape.ts', 'valibot'],
    ['models/services/shape.ts', 'node:fs'],
    ['kernel/index.ts', '../models/spigo.ts'],
    ['kernel/actors/actor.ts', '../run/world.ts'],
    ['kernel/engine/engine.ts', '../actors/actor.ts'],
    ['kernel/queue/lane.ts', '../random/draws.ts'],
    ['kernel/data/time.ts', '../engine/engine.ts'],
    ['kernel/record/trace.ts', '../faults/crash.ts'],
    ['kernel/run/world.ts', '../index.ts'],
    ['kernel/extra/world.ts', '../data/time.ts'],
    ['kernel/run/world.ts', 'seedrandom'],
    ['kernel/data/time.ts', 'node:fs'],
    ['kernel/data/time.ts', 'fs'],
  ];
  test.each(allowed)('%s may import %s', (path, specifier) => {
    expect(says(brokenImports, path, `import { x } from '${specifier}';`)).toEqual([]);
  });
  test.each(refused)('%s may not import %s', (path, specifier) => {
    for (const text of [
      `import { x } from '${specifier}';`,
      `import type {\n  X,\n} from '${specifier}';`,
      `export * from '${specifier}';`,
      `import '${specifier}';`,
      `const x = await import('${specifier}');`,
      `const x = require('${specifier}');`,
    ]) {
      expect(says(brokenImports, path, text).length).toBe(1);
    }
    expect(says(brokenImports, path, `// import { x } from '${specifier}';`)).toEqual([]);
  });

  test('one file imports hdr-histogram-js, and what every run loads does not come to it', () => {
    expect(importersOf('hdr-histogram-js')).toEqual(['kernel/record/metrics/histogram.ts']);
    const reached = reachedFrom(['kernel/index.ts', 'models/spigo.ts']);
    expect(reached).toContain('kernel/record/spans/span-writer.ts');
    expect(reached).not.toContain('kernel/record/metrics/histogram.ts');
  });

  test('one file of the engine imports seedrandom, and one fastpriorityqueue', () => {
    expect(importersOf('seedrandom')).toEqual(['kernel/random/seed.ts']);
    expect(importersOf('fastpriorityqueue')).toEqual(['kernel/queue/heap.ts']);
  });
});

describe('the code holds nothing that is banned', () => {
  test('in every file', () => {
    expect(code.flatMap(bannedCode)).toEqual([]);
  });

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
    ['element.innerHTML = name;', 'cli/page/browser/dom.ts'],
    ["await fetch('x');", 'cli/page/browser/main.ts'],
    ['setTimeout(x, 5);', 'cli/page/layout/layout.ts'],
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
  ];
  test.each(banned)('%s', (text, path = 'kernel/run/a.ts') => {
    expect(says(bannedCode, path, text).length).toBe(1);
  });

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
    ['const now = performance.now();', 'cli/page/browser/main.ts'],
    ['const now = Date.now();', 'kernel/actors/guards/guards.ts'],
    ['const x = Math.random() + y ** 2;', 'test/a.test.ts'],
  ];
  test.each(fine)('but not: %s', (text, path = 'kernel/run/a.ts') => {
    expect(says(bannedCode, path, text)).toEqual([]);
  });
});

describe('every case that fast-check draws comes from a seed that is fixed', () => {
  test('in every file', () => {
    expect(code.flatMap(seedlessCases)).toEqual([]);
    expect(
      code.filter(({ text }) => importsOf(text).includes('fast-check')).length,
    ).toBeGreaterThan(40);
  });

  test.each([
    'fc.assert(fc.property(x, y));',
    'const [x] = fc.sample(fc.nat(), 1);',
    "import { assert } from 'fast-check';",
    "import * as check from 'fast-check';",
    "import check from 'fast-check';",
  ])('%s would not', (text) => {
    expect(says(seedlessCases, 'test/a.test.ts', text).length).toBe(1);
  });

  test.each([
    "import fc from 'fast-check';",
    "import type fc from 'fast-check';",
    "import { x } from './x.ts';\nimport fc from 'fast-check';\nconst y = fc.nat();",
    '// fc.assert(x);',
  ])('but %s would', (text) => {
    expect(says(seedlessCases, 'test/a.test.ts', text)).toEqual([]);
  });
});

describe('files have good names and sizes', () => {
  test('all of them', () => {
    expect(code.flatMap(badName)).toEqual([]);
    expect(code.flatMap(tooLong)).toEqual([]);
  });

  test('half of the files of the product are under 100 lines', () => {
    const counts = product.map(lineCount).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(100);
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

  test('nor would 301 lines', () => {
    expect(says(tooLong, 'cli/a.ts', 'x\n'.repeat(301)).length).toBe(1);
    expect(says(tooLong, 'cli/a.ts', 'x\n'.repeat(300))).toEqual([]);
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
    const { text = '' } = project.find(({ path }) => path === 'package.json') ?? {};
    expect(looseVersions(text)).toEqual([]);
    const loose = { a: '^1.2.3', b: '~1.2.3', c: '1.2', d: '*', e: 'latest', f: '1.2.3' };
    expect(looseVersions(JSON.stringify({ dependencies: loose })).length).toBe(5);
    expect(looseVersions(JSON.stringify({ devDependencies: loose })).length).toBe(5);
  });
});
