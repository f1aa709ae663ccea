import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalsOf } from './lint.ts';

/**
 * For each arrow of .lint/arrows.json: a file, an import that breaks the arrow, and imports that do
 * not.
 */
const ARROWS: readonly (readonly [path: string, broken: string, ...held: string[]])[] = [
  ['kernel/extra/new.ts', '../data/time.ts'],
  ['kernel/index.ts', './record/metrics/histogram.ts', './record/metrics/loads.ts'],
  ['kernel/shapes.ts', './run/world.ts', './data/shape.ts'],
  ['kernel/metrics.ts', './run/world.ts', './record/metrics/metrics.ts'],
  ['kernel/run/world.ts', '../record/metrics/metrics.ts', '../record/graph/graph.ts'],
  ['kernel/faults/fault.ts', '../run/world.ts', '../network/links.ts'],
  ['kernel/properties/judge.ts', '../faults/fault.ts', '../run/world.ts'],
  ['kernel/check/check.ts', '../record/trace/trace.ts', '../properties/always.ts'],
  ['kernel/check/arbitraries/kinds.ts', '../examine.ts', '../../run/world.ts', './faults.ts'],
  ['kernel/check/diagram/layout.ts', '../../run/world.ts', '../../data/time.ts'],
  ['kernel/record/spans/otlp.ts', '../graph/graph.ts', '../../network/links.ts'],
  ['kernel/record/metrics/metrics.ts', '../graph/graph.ts', '../spans/services.ts'],
  ['kernel/record/metrics/histogram.ts', './metrics.ts', 'hdr-histogram-js'],
  ['kernel/record/metrics/loads.ts', './histogram.ts', '../../data/time.ts'],
  ['kernel/network/links.ts', '../record/trace/trace.ts', '../actors/zones.ts'],
  ['kernel/actors/actor.ts', '../network/links.ts', '../engine/engine.ts'],
  ['kernel/actors/guards/gates.ts', '../actor.ts', '../../data/errors.ts'],
  ['kernel/actors/guards/portable-math.ts', './gates.ts', '@stdlib/math-base-special-cos'],
  ['kernel/engine/engine.ts', '../actors/actor.ts', '../queue/lane.ts'],
  ['kernel/statistics/student.ts', '../run/world.ts', '../random/math.ts'],
  ['kernel/random/draws.ts', '../queue/lane.ts', '../data/time.ts'],
  ['kernel/random/seed.ts', 'fastpriorityqueue', 'seedrandom'],
  ['kernel/queue/lane.ts', '../random/draws.ts', '../data/time.ts'],
  ['kernel/queue/heap.ts', 'seedrandom', 'fastpriorityqueue'],
  ['kernel/data/time.ts', '../queue/lane.ts', './units.ts'],
  ['kernel/data/compression.ts', './time.ts', 'fflate/browser'],
  ['kernel/data/json.ts', 'valibot', 'jsonc-parser'],
  ['models/batches.ts', '../kernel/metrics.ts', '../kernel/index.ts'],
  ['models/built-in.ts', '../cli/main.ts', './fsm/fsm.ts'],
  ['models/fsm/pirate.ts', '../skype/skype.ts', '../batches.ts'],
  ['models/gossip/kit/cycles.ts', '../../fsm/fsm.ts', '../membership/overlays.ts'],
  ['models/architectures/index.ts', '../fsm/fsm.ts', '../services/architecture/reach.ts'],
  ['models/services/index.ts', '../built-in.ts', '../architectures/index.ts'],
  ['models/services/deployment/deployer.ts', '../index.ts', '../instance/instance.ts'],
  ['models/services/instance/calls.ts', '../deployment/deployer.ts', '../architecture/reach.ts'],
  ['models/services/instance/packages/index.ts', '../../deployment/deployer.ts', '../calls.ts'],
  ['models/services/architecture/reach.ts', '../instance/instance.ts', 'valibot'],
  ['docs/examples/raft.ts', '../../kernel/index.ts', 'spigo'],
  ['cli/new/new.ts', '../terminal/text.ts'],
  ['cli/main.ts', './page/lay-out.ts', './terminal/errors.ts'],
  ['cli/bin/run.ts', '../commands/run.ts', '../main.ts'],
  ['cli/commands/run.ts', '../../kernel/run/world.ts', '../../models/services/index.ts'],
  ['cli/welcome/welcome.ts', '../commands/run.ts', '../session/drive.ts', '../page/lay-out.ts'],
  ['cli/completion/bash.ts', '../terminal/text.ts', './completed.ts'],
  ['cli/session/session.ts', '../commands/run.ts', '../output/measures.ts'],
  ['cli/sweep/summary.ts', '../session/session.ts', '../input/input-file.ts', 'valibot'],
  ['cli/workers/workers.ts', '../input/load-model.ts', '../../kernel/index.ts'],
  ['cli/output/measures.ts', '../session/session.ts', '../terminal/text.ts'],
  ['cli/input/run-file.ts', '../output/measures.ts', '../terminal/text.ts'],
  ['cli/input/bundle-module.ts', '../terminal/text.ts', 'esbuild'],
  ['cli/terminal/text.ts', '../output/measures.ts', '../../kernel/index.ts'],
  ['cli/watch/watched-run.ts', '../terminal/text.ts', '../../kernel/index.ts'],
  ['cli/view/view-server.ts', '../commands/run.ts', './gate.ts', '../watch/live-run.ts', 'ws'],
  ['cli/page/lay-out.ts', './browser/main.ts', './layout/layout.ts'],
  ['cli/page/worker/main.ts', '../lay-out.ts', '../../watch/answer.ts'],
  ['cli/page/layout/layout.ts', '../lay-out.ts', '../page-data.ts'],
  ['cli/page/browser/main.ts', '../../../kernel/index.ts', '../../../kernel/data/units.ts'],
  ['cli/page/browser/model/motion.ts', '../../lay-out.ts', 'd3-force'],
];

/** Rooms that import nothing of Node, and only named packages. */
const PURE = ['kernel/', 'models/', 'cli/page/layout/', 'cli/page/browser/'];

const FORMS: readonly string[] = [
  "import { x } from '../run/world.ts';",
  "import type { X } from '../run/world.ts';",
  "export * from '../run/world.ts';",
  "export type { X } from '../run/world.ts';",
  "import '../run/world.ts';",
  "const a = await import('../run/world.ts');",
  'const b = await import(`../run/world.ts`);',
  "const c = require('../run/world.ts');",
  "type D = import('../run/world.ts').D;",
  "import { e } from './../run/world.ts';",
  "import { f } from '../data/../run/world.ts';",
];

const imports = (specifier: string): string => `import { x } from '${specifier}';`;

/** Packages and modules of Node that a file of this path must not import. */
const strangersOf = (path: string): string[] =>
  PURE.some((room) => path.startsWith(room)) ? ['chalk', 'node:fs'] : ['chalk'];

const files = new Map<string, string>([
  ['kernel/data/forms.ts', FORMS.join('\n')],
  ['test/kernel/any.test.ts', ['../../kernel/run/world.ts', 'node:fs'].map(imports).join('\n')],
  ...ARROWS.map(([path, broken, ...held]): [string, string] => [
    path,
    [broken, ...strangersOf(path), ...held].map(imports).join('\n'),
  ]),
]);
const refusals = refusalsOf(files).filter(({ rule }) =>
  /^plugin$|noRestrictedImports|noCommonJs/.test(rule),
);
const refusedIn = (path: string): string[] =>
  refusals.flatMap((refusal) => (refusal.path === path ? [refusal.text] : [])).sort();

test.each(ARROWS)('%s may not import %s', (path, broken) => {
  expect(refusedIn(path)).toEqual([broken, ...strangersOf(path)].map(imports).sort());
});

test('each arrow is broken by one of these files', () => {
  const text = readFileSync(new URL('../.lint/arrows.json', import.meta.url), 'utf8');
  const arrows = [...text.matchAll(/"message": "(.+)"/g)].map(([, message]) => message);
  const broken = refusals.map(({ message }) => message);
  expect(arrows.length).toBe(ARROWS.length);
  expect(arrows.filter((arrow) => !broken.includes(arrow))).toEqual([]);
});

test('an import is refused in every form', () => {
  expect(new Set(refusedIn('kernel/data/forms.ts'))).toEqual(new Set(FORMS));
});

test('tests may import everything', () => {
  expect(refusedIn('test/kernel/any.test.ts')).toEqual([]);
});
