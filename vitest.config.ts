import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type InlineConfig, type TestSpecification } from 'vitest/node';

/** Tests of what `npm run build` makes: they start it or load it. */
const BUILT = ['test/built/*.test.ts'];

/** Tests of the page in a browser. `npm run test:browser` runs them, and `npm test` leaves them out. */
const BROWSER = ['test/browser/*.test.ts'];

/** Tests of what is built with Nodes that are fetched: `npm run test:nodes`. */
const NODES = ['test/nodes/*.test.ts'];

/** Tests of the sources, which load them alone. */
const SOURCES = {
  include: ['test/**/*.test.ts'],
  exclude: [...configDefaults.exclude, ...BUILT, ...BROWSER, ...NODES],
};

const all: InlineConfig = {
  tags: [
    { name: 'law', description: 'holds for any arguments: fast-check draws them' },
    { name: 'long', description: 'a large sample, a large run' },
    {
      name: 'published',
      description: 'reproduces the numbers of papers; `npm run test:long` makes 200 runs for each',
    },
    {
      name: 'planted',
      description: 'finds known bugs in protocols; `npm run test:long` looks harder',
    },
  ],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // What is built runs as it is, and not as the tests are loaded.
  server: { deps: { external: [/\/dist\//] } },
};

/** Each worker loads all modules, which takes longer than most tests of the sources. */
const BY_CORES: InlineConfig = { isolate: false, maxWorkers: '100%' };

/** These tests wait for processes half of the time. They come after the others. */
const BY_PROCESSES: InlineConfig = {
  isolate: false,
  maxWorkers: 2 * availableParallelism(),
  sequence: { groupOrder: 1 },
};

/** The files that take longest. They start first, so that none runs alone at the end. */
const LONGEST = [
  'tutorial',
  'check',
  'documents',
  'pages',
  'early-end',
  'sweep',
  'published',
  'planted',
  'mutants',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONGEST.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** All tests. */
function whole(): InlineConfig {
  return {
    ...all,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { ...SOURCES, ...BY_CORES, name: 'sources' } },
      { extends: true, test: { include: BUILT, ...BY_PROCESSES, name: 'built' } },
      { extends: true, test: { include: BROWSER, ...BY_PROCESSES, name: 'browser' } },
    ],
  };
}

/** For whoever is at work; it says what it leaves out. */
function quick(): InlineConfig {
  process.env.SPIGO_TEST_TIMES ??= '0.1';
  return {
    ...all,
    ...SOURCES,
    name: 'quick: no build, command, browser, long, planted or published test; a tenth of the cases',
    ...BY_CORES,
  };
}

/** The laws and the published numbers alone, from new seeds, as many times their cases as `SPIGO_TEST_TIMES` asks for. */
function fresh(): InlineConfig {
  process.env.SPIGO_TEST_SEED ??= randomBytes(4).toString('hex');
  return {
    ...all,
    ...SOURCES,
    name: `laws from SPIGO_TEST_SEED=${process.env.SPIGO_TEST_SEED}`,
    testTimeout: 120_000 * Math.max(1, Number(process.env.SPIGO_TEST_TIMES ?? 1)),
  };
}

/** Twenty times as many inputs of all kinds, as new as those of `fresh`. */
function fuzz(): InlineConfig {
  process.env.SPIGO_TEST_TIMES ??= '20';
  return { ...fresh(), name: 'inputs of all kinds, changed at random' };
}

/** The searches for known bugs, from many seeds and with many scenarios. */
function long(): InlineConfig {
  process.env.SPIGO_TEST_LONG = '1';
  return {
    ...all,
    ...SOURCES,
    name: 'planted bugs from 20 seeds, correct protocols over 20,000 scenarios, all mutants, published numbers over 200 runs',
    testTimeout: 3_600_000,
  };
}

/** What is built, with Nodes that are fetched as packages. */
function nodes(): InlineConfig {
  return { ...all, include: NODES, name: 'other Nodes', testTimeout: 600_000 };
}

const MODES: Readonly<Record<string, () => InlineConfig>> = { quick, fresh, fuzz, long, nodes };

export default defineConfig(({ mode }) => ({
  test: (MODES[mode] ?? whole)(),
}));
