import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

interface Door {
  /** The file, without its extension, from the root in the source and from dist/ in the package. */
  readonly file: string;
  readonly load: () => Promise<object>;
  readonly values: string;
  readonly types: string;
}

/** All names behind each door. Other programs rely on them. */
const DOORS: Readonly<Record<string, Door>> = {
  spigo: {
    file: 'models/spigo',
    load: () => import('../models/spigo.ts'),
    values: `
      SimulationError always atEnd builtInModel builtInNames days defineModel each eventually formatDuration
      gotocol hours leadsTo minutes monotone ms never on open option seconds simulate sometimes stabilises us`,
    types: `
      Actor Channel Distribution Draws Duration Fault Gotocol Instant Model NetworkLaws ObservedEvent Observer
      Operation OptionsOf Outcome Property Result Scenario ScenarioInput Self Setup Table World WorldView`,
  },
  'spigo/services': {
    file: 'models/services/index',
    load: () => import('../models/services/index.ts'),
    values: `
      Instance Station architectureModel readArchitecture requestTotals requestsAddUp shippedArchitectures`,
    types: `
      Architecture ArchitectureFile ArchitectureOptions ClientSpan Completed Finding Load MeasuredServer Package ProducerSpan
      RequestTotals Served ServerLoad ServerSpan Service ServiceFile StationLaws`,
  },
  'spigo/gossip': {
    file: 'models/gossip/index',
    load: () => import('../models/gossip/index.ts'),
    values: `
      CycleValue GossipNode VersionedStore antiEntropy averagePathOf averaging clusteringOf cyclon edgeCountOf gossipModel gossipOptions hyparview isConnected isLater phiAccrual phiAt plumtree pushSum replaces rumor scuttlebutt spread swim undirected`,
    types: `
      Clocking Cycles Entry GossipDefinition GossipOptions GossipSelf Membership Neighbourhoods Place ViewMessage ViewSelf Version`,
  },
  'spigo/metrics': {
    file: 'kernel/metrics',
    load: () => import('../kernel/metrics.ts'),
    values: `
      Histogram MEASURES METRICS_FORMAT Metrics MetricsObserver ServiceMetrics readMetrics serverLoads
      serviceFigures writeMetricsCsv writeMetricsJson`,
    types: `
      CallerFigures CallerMetrics DurationFigures DurationSums DurationTotals InstanceFigures InstanceLoad InstanceMetrics LoadFigures
      LoadSums Measure MeasuredServer OutcomeTimes ServerLoad ServiceFigures Sum Times`,
  },
  'spigo/check': {
    file: 'kernel/check/index',
    load: () => import('../kernel/check/index.ts'),
    values: `
      DRAWN_KINDS Statistics accountOf check complete decodeToken derivedSeeds drawCounterexample drawScenario
      encodeToken examine examineIndex faults holds investigate isSameFailure linkLaws mermaidOf
      operations regular reportOf ring scaleFree scenarios shrink sliceOf smallWorld tree zones`,
    types: `
      Blame CausalSlice CheckOptions CheckReport Counterexample DiagramEvent DiagramSpan DiagramStory DrawOptions DrawnKind Examination
      ExamineOptions Failure FailureAccount FaultsOptions Finding FindingPlace Investigation LinkLawOptions Mark
      Minimum OpenedToken OperationsOptions PropertyFigures Reseeding RunFigures RunSteps
      ScenarioOptions ShrinkOptions SliceEvent Token Topology Trial`,
  },
  'spigo/kernel': {
    file: 'kernel/index',
    load: () => import('../kernel/index.ts'),
    values: `
      CauseObserver DAY DURATION_UNITS Draws FAULT_KINDS Graph GraphFeed GraphObserver HOUR IMPOSITIONS MILLISECOND MINUTE SECOND IntervalObserver InvariantBroken LAWS
      PENDING_MAX RESULT_FORMAT SCENARIO_FORMAT SHIVIZ_HEADER START Services SimulationError SpanWriter TRACE_FORMAT
      TraceComparison TraceWriter VectorClocks World always assert atEnd bimodal checked collapsed compareResults compareTraces
      completeFaults completeOperations completeScenario constant days defineModel describeError describeThrown
      each effectsOf empirical estimateDifference estimateMean eventually exp expectation exponential
      formatDuration gotocol hours isClient isModel isNodeName isSameOutcome leadsTo log lognormal mean minutes
      monotone ms nearest never normal on oneLine open option pareto parseDuration printable quantile
      quote readDurationLaw readGraphJson
      reachOf readInterval readOption readScenario readTraceLine readWhole regionOf regularOf
      ringOf scaleFreeOf seconds serverLoads shivizHost shivizLine shown simulate smallWorldOf sometimes spanOf
      stabilises stackOf standardDeviation steadyPart studentQuantile topologyOf traceEnd
      traceHeader traceLine treeOf typeWord uniform unreachable us writeDurationLaw
      writeGraphJson
      writeGraphMl zonesOf`,
    types: `
      Actor ActorClass ActorHashes ActorView Answer Arrival Bursts Channel Checkpoint CompleteFault CompleteOperation ClientSpan Counts DirectedRule Direction Disk DiskFate
      Distribution DropReason Duration DurationLaw Effects EndOptions Ending Envelope ErrorCode Estimate EventCondition EventKey EventTest Every Factory Fate Fault FaultData FaultKind
      FigureDifference Finding Flight GivenOptions Gotocol GraphData GraphDocument GraphEdge GraphNode GraphRecord HeardReport
      HistogramFigures HistogramView HistoryEntry Imposition Instant Intention Judgement LeadsToOptions LeftOut Life Limits
      LinkRule LinkSelection Measured MeasuredServer Measures
      MessageInFlight MessageSelection Model ModelDefinition ModelReference MonotoneOptions Names Network NetworkLaws NetworkOf ObservedEvent Observer Operation OperationLaw
      Option OptionsOf OrderOptions Ordering Outcome PendingTimer ProducerSpan Property Quantile Reach RecordedGraph RecoveryOptions Remembering Report
      Result ResultDifference
      Scenario ScenarioInput Self ServerLoad ServerSpan Setup Slice Span SpanOptions SpawnOptions StateCondition SteadyPart Table Ties TimedOptions Topology TraceContext
      TraceDifference TracedEvent VectorClocksOptions Verdict WorldCondition WorldOptions WorldView ZoneRule`,
  },
};
const doors = Object.entries(DOORS);

const sorted = (names: Iterable<string>): string[] => [...names].sort();
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The names that a file exports, which stand in lists of their own: nothing else does. */
function exportsOf(text: string): { readonly values: string[]; readonly types: string[] } {
  const names = { values: [] as string[], types: [] as string[] };
  const rest = text
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ' ')
    .replace(/export (type )?\{([^}]*)\} from '[^']+';/g, (_, areTypes, list: string) => {
      for (const name of list.split(',').map((item) => item.trim())) {
        const [, type, word] = /^(type )?(\w+)$/.exec(name) ?? [];
        if (word !== undefined) names[areTypes || type ? 'types' : 'values'].push(word);
        else if (name !== '') throw new Error(`a door that renames: ${name}`);
      }
      return '';
    });
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
    expect(words(values).length + words(types).length).toBeLessThan(50);
  });
});

describe('for a package of somebody else, in strict TypeScript', () => {
  const folder = resolve(root, 'test/.doors');
  const models = ['fixtures/models', 'docs/examples'].flatMap((place) =>
    readdirSync(resolve(root, place))
      .filter((name) => /\.ts$/.test(name))
      .map((name) => `${place}/${name}`),
  );

  beforeAll(async () => {
    // It needs a copy of the package, as npm installs it. With a link, the compiler would tell
    // other paths.
    const installed = resolve(folder, 'node_modules/spigo');
    cpSync(resolve(root, 'dist'), resolve(installed, 'dist'), { recursive: true });
    cpSync(resolve(root, 'package.json'), resolve(installed, 'package.json'));
    writeFileSync(resolve(folder, 'package.json'), '{ "type": "module" }');
    for (const path of models) cpSync(resolve(root, path), resolve(folder, path));
    for (const [index, [name, door]] of doors.entries()) {
      writeFileSync(resolve(folder, `door${index}.ts`), await programOf(name, door));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'all names have types that can be told on; the models of fixtures and docs compile: %s, %s',
    (module, moduleResolution) => {
      expect(models.length).toBe(11);
      const compilerOptions = {
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        declaration: true,
        outDir: 'out',
        target: 'es2022',
        lib: ['es2022'],
        types: ['node'],
        module,
        moduleResolution,
      };
      const files = [...doors.keys()].map((index) => `door${index}.ts`);
      const config = { compilerOptions, files: [...files, ...models] };
      writeFileSync(resolve(folder, 'tsconfig.json'), JSON.stringify(config));
      const command = [resolve(root, 'node_modules/typescript/bin/tsc'), '-p', '.'];
      const { stdout, status } = spawnSync(process.execPath, command, {
        cwd: folder,
        encoding: 'utf8',
      });
      expect([stdout, status]).toEqual(['', 0]);
    },
  );
});

/**
 * A program that takes all names of a door, and hands on what its functions return, whose types
 * need names.
 */
async function programOf(name: string, { load, values, types }: Door): Promise<string> {
  const names = [...words(values), ...words(types).map((type) => `type ${type}`)];
  const isFunction = (value: unknown): boolean =>
    typeof value === 'function' && !String(value).startsWith('class');
  const functions = Object.entries(await load()).filter(([, value]) => isFunction(value));
  return [
    `import { ${names.join(', ')} } from '${name}';`,
    ...functions.map(
      ([key]) =>
        `export const ${key}1 = (...given: Parameters<typeof ${key}>) => ${key}(...given);`,
    ),
  ].join('\n');
}
