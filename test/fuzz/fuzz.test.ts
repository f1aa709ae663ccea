import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { resultJson } from '../../cli/output/result-json.ts';
import { versions } from '../../cli/output/versions.ts';
import { readGraphJson, seconds, simulate } from '../../kernel/index.ts';
import { readMetrics, writeMetricsJson } from '../../kernel/metrics.ts';
import { parseJson } from '../../kernel/shapes.ts';
import { fsm } from '../../models/fsm/fsm.ts';
import { fixture } from '../cli/command.ts';
import { story } from '../kernel/record/metrics/story.ts';
import { test } from '../property.ts';
import { changed, changes, cut, cuts } from './mutations.ts';
import { fileOf, type Performed, performed, performing } from './performed.ts';

const read = (path: string): string => readFileSync(fixture(path), 'utf8');

const SHORT = ['--events', '200', '--seed', '1'];
const result = simulate(fsm, { seed: '4', options: { population: 5, duration: seconds(1) } });
const RESULT = resultJson(result, versions(), 1);
const TRACE = read('traces/three-pirates.trace');
const SCENARIO = JSON.stringify({
  model: 'fsm',
  seed: '42',
  options: { population: 5, duration: '5s', promises: 0.3 },
  ties: 'shuffled',
  limits: { until: '10s', events: 200 },
  network: {
    latency: { law: 'lognormal', median: '20ms', sigma: 0.5 },
    zones: [{ from: 'east', to: 'east', latency: '500us' }],
    links: [{ from: 'fsm', latency: '1ms', ordering: 'none', loss: 0.1 }],
  },
  faults: [
    { kind: 'crash', actors: 'Pirate2', from: '3s', to: '5s' },
    { kind: 'cut', between: ['Pirate1', 'Pirate2'], from: '2s', to: '4s' },
  ],
  operations: [{ key: 'a', at: '2s', to: 'Pirate1', message: { imposition: 'Hello' } }],
});
const ARCHITECTURE = JSON.stringify({
  arch: 'shop',
  version: 'arch-0.1',
  services: [
    { name: 'db', package: 'store', count: 2, regions: 1, dependencies: [], workers: 4 },
    { name: 'web', package: 'monolith', count: 3, regions: 1, dependencies: ['db'] },
    { name: 'dns', package: 'denominator', count: 0, regions: 0, dependencies: ['web'], rate: 9 },
  ],
});
const METRICS = writeMetricsJson(story());

/** A text that was changed as data, or as text. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    changes.map((all) => changed(text, all)),
    cuts.map((all) => cut(text, all)),
  );

/** A trace of which some lines were changed. */
const traces = fc.tuple(fc.nat(), fc.nat(), changes, cuts).map(([one, other, how, where]) => {
  const lines = TRACE.trimEnd().split('\n');
  lines[one % lines.length] = changed(lines[one % lines.length], how);
  lines[other % lines.length] = cut(lines[other % lines.length], where);
  return `${lines.join('\n')}\n`;
});

/** Words of a command line. None opens a browser, or writes beside the files that are tried. */
const words = fc.constantFrom(
  ...[
    '-a',
    'fsm',
    'lamp',
    'skype',
    '-d',
    '1',
    '-p',
    '5',
    '-w',
    '2',
    '-m',
    '-r',
    '-f',
    '--set',
    'x=1',
  ],
  ...[
    '--seed',
    '--seed=-d',
    '--ties',
    'shuffled',
    '--until',
    '3s',
    '--events',
    '9',
    '--pending',
    '1',
  ],
  ...[
    '--json',
    '--strict',
    '--no-strict',
    '--faults',
    `--trace=${fileOf('written.trace', '')}`,
    '--export',
    '-d=x',
    '-p=-1',
    '--p=3',
  ],
  ...['models', 'run', 'replay', 'diff', 'explain', 'none.json', './none.ts', '', '-', '--x'],
  ...['\u001b[31m', 'x'.repeat(5_000), '-x=1', '=', '--=', '-a=', '0', '-1', '1e9', '☠'],
);

/** An input, and what is done with it. */
const inputs: fc.Arbitrary<readonly [name: string, perform: () => Promise<Performed>]> = fc.oneof(
  fc
    .array(words, { maxLength: 6 })
    .map(
      (line) =>
        [
          line.join(' '),
          () =>
            performed(
              line.includes('run') || line[0]?.startsWith('-') ? [...line, ...SHORT] : line,
            ),
        ] as const,
    ),
  mutated(SCENARIO).map(
    (text) => [text, () => performed([fileOf('a.json', text), ...SHORT])] as const,
  ),
  mutated(ARCHITECTURE).map(
    (text) => [text, () => performed(['-a', fileOf('b.json', text), ...SHORT])] as const,
  ),
  mutated(read('graphs/spigo-0.3.json')).map(
    (text) => [text, () => performing(() => readGraphJson(text, 'graph.json'))] as const,
  ),
  mutated(METRICS).map(
    (text) =>
      [
        text,
        () =>
          performing(() => {
            const data = parseJson(text, 'm.json', 'bad-metrics');
            expect(writeMetricsJson(readMetrics(data, 'm.json'))).not.toContain('null');
          }),
      ] as const,
  ),
  fc
    .tuple(mutated(RESULT), fc.constantFrom('replay', 'explain', 'diff'))
    .map(([text, command]) => [text, () => onRunFile(command, 'c.json', text, RESULT)] as const),
  fc
    .tuple(traces, fc.constantFrom('replay', 'explain', 'diff'))
    .map(([text, command]) => [text, () => onRunFile(command, 'd.trace', text, TRACE)] as const),
);

/** Performs a command on the file of a run. `diff` compares it with the file that was not changed. */
function onRunFile(command: string, name: string, text: string, other: string): Promise<Performed> {
  const path = fileOf(name, text);
  if (command === 'replay') return performed(['replay', path]);
  if (command === 'explain') return performed(['explain', path, '9']);
  return performed(['diff', path, fileOf(`same-${name}`, other)]);
}

/** The exit codes of answers: none of a bug, and none of a signal. */
const ANSWERS = [0, 1, 2, 3];

/** The lines of an output that have a limit. The others repeat what was typed, or are data. */
const limited = (output: string): string[] =>
  output.split('\n').filter((line) => !/^(again {8}|[{ ]|\[)/.test(line));

test.prop([inputs], { numRuns: 1_000 })(
  'any input ends in an answer, or in one line that says what is wrong with it',
  async ([, perform]) => {
    const { stdout, stderr, code, tookS } = await perform();
    expect(ANSWERS, stderr).toContain(code);
    expect(tookS).toBeLessThan(5);
    for (const line of [...limited(stdout), ...limited(stderr)]) {
      expect(line).toMatch(/^[^\p{Cc}\u2028-\u202e]{0,400}$/u);
    }
    if (code === 2) expect(stderr).toMatch(/^spigo: [^\n]+\n/m);
  },
);
