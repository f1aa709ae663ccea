import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutComments } from './source.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');
// Inside the package, so that `spigo` means this one, as built.
const folder = resolve(root, 'test/.doors');

interface Door {
  /** The file, without its extension, from the root in the source and from dist/ in the package. */
  readonly file: string;
  readonly load: () => Promise<object>;
  readonly values: string;
  readonly types: string;
}

/** All names behind each door. Whoever changes one changes what others rely on. */
const DOORS: Readonly<Record<string, Door>> = {
  spigo: {
    file: 'models/spigo',
    load: () => import('../models/spigo.ts'),
    values: `
      SimulationError builtInModel builtInNames days defineModel formatDuration gotocol hours minutes ms open
      option seconds simulate us`,
    types: `
      Actor Channel Distribution Draws Duration Gotocol Instant Model NetworkLaws ObservedEvent Observer
      OptionsOf Outcome Result Scenario ScenarioInput Self Setup Table World`,
  },
  'spigo/services': {
    file: 'models/services/index',
    load: () => import('../models/services/index.ts'),
    values: `
      Instance Station architectureModel readArchitecture requestTotals requestsAddUp shippedArchitectures`,
    types: `
      Architecture ArchitectureFile ArchitectureOptions ClientSpan Completed Load MeasuredServer Package Served
      ServerLoad ServerSpan Service ServiceFile StationLaws Verdict`,
  },
  'spigo/metrics': {
    file: 'kernel/metrics',
    load: () => import('../kernel/metrics.ts'),
    values: `
      Histogram MEASURES METRICS_FORMAT Metrics MetricsObserver ServiceMetrics readMetrics serverLoads
      serviceFigures writeMetricsCsv writeMetricsJson`,
    types: `
      DurationFigures LoadFigures LoadSums Measure MeasuredServer ServerLoad ServiceFigures`,
  },
  'spigo/kernel': {
    file: 'kernel/index',
    load: () => import('../kernel/index.ts'),
    values: `
      CauseObserver Draws Graph GraphFeed GraphObserver IMPOSITIONS IntervalObserver InvariantBroken LAWS
      PENDING_MAX RESULT_FORMAT SCENARIO_FORMAT START Services SimulationError SpanWriter TRACE_FORMAT
      TraceComparison TraceWriter World assert bimodal checked collapsed compareResults compareTraces
      completeScenario constant days defineModel empirical expectation exponential formatDuration gotocol
      hours isModel isNodeName isSameOutcome lognormal minutes ms nearest normal open option pareto
      parseDuration quote readDurationLaw readGraphJson readInterval readOption readScenario readTraceLine
      readWhole regionOf seconds serverLoads simulate traceEnd traceHeader traceLine uniform unreachable
      us writeDurationLaw writeGraphJson writeGraphMl`,
    types: `
      Actor ActorHashes ActorView Channel Checkpoint ClientSpan Counts DirectedRule Direction Distribution
      DropReason Duration DurationLaw ErrorCode FigureDifference Gotocol GraphData GraphDocument GraphEdge
      GraphNode GraphRecord HeardReport Imposition Instant Intention Life Limits LinkRule MeasuredServer
      MessageInFlight Model ModelDefinition ModelReference Network NetworkLaws ObservedEvent Observer
      Option OptionsOf Ordering Outcome Place Quantile RecordedGraph Report Result ResultDifference
      Scenario ScenarioInput Self ServerLoad ServerSpan Setup Slice Span Table Ties TraceContext
      TraceDifference TracedEvent WorldOptions ZoneRule`,
  },
};
const doors = Object.entries(DOORS);

const sorted = (names: Iterable<string>): string[] => [...names].sort();
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The names that a file exports, which stand in lists of their own: nothing else does. */
function exportsOf(text: string): { readonly values: string[]; readonly types: string[] } {
  const names = { values: [] as string[], types: [] as string[] };
  const rest = withoutComments(text).replace(
    /export (type )?\{([^}]*)\} from '[^']+';/g,
    (_, areTypes, list: string) => {
      for (const name of list.split(',').map((item) => item.trim())) {
        const [, type, word] = /^(type )?(\w+)$/.exec(name) ?? [];
        if (word !== undefined) names[areTypes || type ? 'types' : 'values'].push(word);
        else if (name !== '') throw new Error(`a door that renames: ${name}`);
      }
      return '';
    },
  );
  if (rest.trim() !== '')
    throw new Error(`a door holds more than lists of exports: ${rest.trim()}`);
  return names;
}

describe('the doors of the package', () => {
  test('are these, each with its types, and nothing else is reached but two files of data', () => {
    const { exports } = JSON.parse(read('package.json'));
    const data = ['./architecture.schema.json', './package.json'];
    expect(sorted(Object.keys(exports).filter((path) => !data.includes(path)))).toEqual(
      sorted(doors.map(([name]) => name.replace('spigo', '.'))),
    );
    for (const [name, { file }] of doors) {
      expect(exports[name.replace('spigo', '.')]).toEqual({
        types: `./dist/${file}.d.ts`,
        default: `./dist/${file}.js`,
      });
    }
  });

  test.each(doors)('%s has exactly these names', async (_name, { file, load, values, types }) => {
    const found = exportsOf(read(`${file}.ts`));
    expect(sorted(found.values)).toEqual(sorted(words(values)));
    expect(sorted(found.types)).toEqual(sorted(words(types)));
    expect(sorted(Object.keys(await load()))).toEqual(sorted(words(values)));
  });

  test('spigo has no more names than a user can know', () => {
    const { values, types } = DOORS.spigo;
    expect(words(values).length + words(types).length).toBeLessThan(40);
  });
});

describe('for a program of somebody else’s, in the strictest TypeScript', () => {
  beforeAll(() => mkdirSync(folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'all doors open with their types, and the models of fixtures compile: %s, %s',
    (module, moduleResolution) => {
      const imports = doors.map(([name, { values, types }], index) => {
        const list = [...words(values), ...words(types).map((word) => `type ${word}`)];
        const named = list.map((item) => `${item} as ${item.replace('type ', '')}${index}`);
        return `import { ${named.join(', ')} } from '${name}';`;
      });
      writeFileSync(resolve(folder, 'all.ts'), imports.join('\n'));
      const models = readdirSync(resolve(root, 'fixtures/models')).filter((name) =>
        /\.ts$/.test(name),
      );
      expect(models.length).toBeGreaterThan(2);
      const compilerOptions = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
        declaration: true,
        rootDir: root,
        outDir: 'out',
        target: 'es2022',
        lib: ['es2022'],
        types: ['node'],
        module,
        moduleResolution,
      };
      const files = ['all.ts', ...models.map((name) => `../../fixtures/models/${name}`)];
      writeFileSync(resolve(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
      const compiler = resolve(root, 'node_modules/typescript/bin/tsc');
      const command = [compiler, '-p', '.'];
      const { stdout, status } = spawnSync(process.execPath, command, {
        cwd: folder,
        encoding: 'utf8',
      });
      expect([stdout, status]).toEqual(['', 0]);
    },
  );
});
