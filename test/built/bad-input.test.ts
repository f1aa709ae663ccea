import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OUTPUTS } from '../../cli/output/outputs.ts';
import { Folder, fixture, inPairs } from '../cli/command.ts';

interface Case {
  readonly args: readonly string[];
  /** The line on standard error, after `spigo: `. */
  readonly told: string | RegExp;
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * The flags of every output that any model has. A run that is refused may leave none of the files, nor
 * a part of one.
 */
const OUTPUT_FLAGS = Object.entries(OUTPUTS)
  .filter(([name]) => name !== 'measures' && name !== 'svg')
  .flatMap(([name, { type, output }]) =>
    type === 'boolean' ? [output.word] : [output.word, `run.${name}`],
  );

const graph = (version: string, ...records: object[]): Record<string, string> => ({
  'fsm.json': JSON.stringify({ arch: 'fsm', version, graph: records }),
});
const ANN = { node: 'ann', service: 'pirate' };
const BEN = { node: 'ben', service: 'pirate' };

const nested = (law: string, levels: number): string =>
  `{"law":"${law}","rare":"1ms","rareChance":0.1,"usual":`.repeat(levels) +
  '"1ms"' +
  '}'.repeat(levels);

/** A trace whose last line has no fingerprint, but control characters. */
const TRACE_CUT = [
  { format: 'spigo-trace-1', scenario: { seed: '1' } },
  { end: { outcome: { reason: 'idle', at: 0, events: 0 }, fingerprint: '\u001b[31m' } },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');

const FLAGS: Case[] = [
  { args: ['-p', '1'], told: '-p: got "1", expected a whole number from 2 to 3000000' },
  { args: ['-d', '-5'], told: '-d: got "-5", expected a duration such as 90s or 10m' },
  { args: ['-d', 'soon', '--json'], told: /^-d: got "soon", expected a duration/ },
  {
    args: ['--trace', '-p', '10'],
    told: '--trace: got nothing before "--population=10", expected a value',
  },
  {
    args: ['--seed', '-d', '5'],
    told: '--seed: got nothing before "--duration=5", expected a value',
  },
  { args: ['-d', '-p', '5'], told: '--duration: got nothing, expected a value' },
  {
    args: ['check', 'fsm', '--faults', '--beyond'],
    told: '--faults: got nothing, expected a value',
  },
  { args: ['--seed', 'a', '--seed', 'b'], told: 'Flag --seed can only be specified once' },
  {
    args: ['--strict', '--no-strict'],
    told: '--strict: got "--strict" and "--no-strict", expected one of them',
  },
  {
    args: ['--set', 'population=5', '--set', 'population=6'],
    told: '--set population=6: got --set population=5 as well, expected one of them',
  },
  {
    args: ['-p', '6', '--set', 'population=5'],
    told: '-p 6: got --set population=5 as well, expected one of them',
  },
  {
    args: [fixture('models/ping.ts'), '-d', '5', '--until', '6'],
    told: '-d 5: got --until 6 as well, expected one of them',
  },
  {
    args: ['check', 'fsm', '--only', '3', '--runs', '7'],
    told: '--only 3: got --runs 7 as well, expected one of them',
  },
  { args: ['run', 'rmor'], told: 'rmor: no such model; did you mean "rumor"?' },
  {
    args: ['run', 'rumor', '--plot', 'zork'],
    told: '--plot zork: model rumor has no such measure; there are: residue, traffic, cycles, lastDelivery, infective',
  },
  {
    args: ['sweep', 'skype', '--vary', 'zork=1'],
    told: /^--vary zork=1: got "zork", expected an option of model skype; there are: [\w, ]+$/,
  },
  { args: ['-a', 'fms'], told: '-a fms: no such model; did you mean "fsm"?' },
  {
    args: ['--set', '__proto__=1'],
    told: /model fsm has no option "__proto__"; there are: population, duration/,
  },
  {
    args: ['--trase', 'x'],
    told: 'got "--trase", expected a flag that exists; did you mean "--trace"?',
  },
];

const FILES: Case[] = [
  { args: ['x.json'], told: 'x.json: got no such file, expected a file to read' },
  { args: ['./folder'], told: './folder: got a directory, expected a file to read' },
  {
    args: ['x.json'],
    files: { 'x.json': 'fsm' },
    told: /^x.json: line 1, column 1: got "fsm", expected JSON/,
  },
  {
    args: ['x.json'],
    files: { 'x.json': '[]' },
    told: 'x.json: got a list, expected a scenario, a result or a trace',
  },
  {
    args: ['replay', 'x.json'],
    files: { 'x.json': '{"arch":"shop","version":"arch-0.1","services":[]}' },
    told: 'x.json: got an architecture, expected a scenario, a result or a trace; -a FILE runs one',
  },
  { args: ['models', 'fms'], told: 'fms: no such model; did you mean "fsm"?' },
  {
    args: ['x.json', '--json'],
    files: { 'x.json': '{"format":"spigo-scenario-9"}' },
    told: /^x.json: format: got "spigo-scenario-9", expected one of spigo-scenario-1, /,
  },
  {
    args: ['x.json'],
    files: { 'x.json': '{"format":{"toString":1}}' },
    told: /^x.json: format: got {"toString":1}, expected one of spigo-scenario-1, /,
  },
  {
    args: ['x.json'],
    files: { 'x.json': `{"network":{"latency":${nested('bimodal', 20_000)}}}` },
    told: /^x.json: line 1, column \d+: got one more level, expected at most 1010$/,
  },
  {
    args: ['x.json'],
    files: { 'x.json': `{"network":{"latency":${nested('bimodal', 100)}}}` },
    told: /^x.json: network: latency: got {"law":"bimodal".*, expected a law in at most 32 levels$/,
  },
  {
    args: ['diff', 'x.trace', 'x.trace'],
    files: {
      'x.trace': `{"format":"spigo-trace-1","scenario":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`,
    },
    told: 'x.trace: line 1: got lists and objects in more levels, expected at most 1010',
  },
  {
    args: ['replay', 'x.trace'],
    files: { 'x.trace': TRACE_CUT },
    told: /^x.trace: got a trace that is cut short, expected a last line that says how its run ended$/,
  },
  {
    args: ['x.json'],
    files: { 'x.json': '{"laws":99}' },
    told: /^x.json: laws: got 99, expected a version of the laws from 1 to \d+$/,
  },
  {
    args: ['x.json'],
    files: { 'x.json': '{"model":{"module":"./x.ts"}}' },
    told: 'x.json: model: export: got nothing, expected the name of an export',
  },
  {
    args: ['x.json'],
    files: { 'x.json': '{"model":{"module":"./x.ts","exprt":"y"}}' },
    told: 'x.json: model: unknown field "exprt"; did you mean "export"?',
  },
  {
    args: ['x.json'],
    files: { 'x.json': '{"model":{"modul":"./x.ts"}}' },
    told: /^x.json: model: got {"modul":"\.\/x.ts"}, expected the name of a model, {"module": /,
  },
  {
    args: ['x.json'],
    files: { 'x.json': '{"model":{"architecture":5}}' },
    told: /^x.json: model: architecture: got 5, expected an architecture/,
  },
  {
    args: ['x.json', '--no-strict'],
    files: { 'x.json': '{"strict":"yes"}' },
    told: 'x.json: strict: got "yes", expected true or false',
  },
  { args: ['-r'], files: { 'fsm.json': '[pirates]' }, told: /^fsm.json: .*expected / },
  {
    args: ['-r'],
    files: graph('spigo-9.9', ANN, BEN),
    told: /^fsm.json: .*"spigo-9.9", expected /,
  },
  {
    args: ['-r', ...OUTPUT_FLAGS],
    files: graph('spigo-0.3', ANN, { node: 'ben', service: 'parrot' }),
    told: 'fsm.json: record 2: got node "ben" of service "parrot", expected "pirate"',
  },
  {
    args: ['-r', ...OUTPUT_FLAGS],
    files: graph('spigo-0.3', ANN, { node: 'fsm', service: 'pirate' }),
    told: 'model fsm: got node "fsm", expected no name of the model\'s own actors: fsm',
  },
  {
    args: ['-a', 'skype', '-r'],
    files: {
      'skype.json': JSON.stringify({
        arch: 'skype',
        version: 'spigo-0.3',
        graph: ['ann', 'skype'].map((node) => ({ node, service: 'node' })),
      }),
    },
    told: /^model skype: got node "skype", expected no name of /,
  },
  {
    args: ['-a', 'lamp', '-r'],
    files: {
      'lamp.json': JSON.stringify({
        arch: 'lamp',
        version: 'spigo-0.3',
        graph: [{ node: 'lamp', service: 'elb' }],
      }),
    },
    told: /^model lamp: got node "lamp", expected no name of /,
  },
  {
    args: ['-r', '--json'],
    files: graph('spigo-0.3', ANN, BEN, { edge: 'e1', source: 'ann', target: 'eve' }),
    told: /^fsm.json: record 3: edge to unknown node "eve"/,
  },
];

const PLACES: Case[] = [
  {
    args: ['-g', '--trace', 'none/x'],
    told: /^--trace none\/x: got .* \(ENOENT\), expected a writable/,
  },
];

const MODULES: Case[] = [
  {
    args: ['x.mjs'],
    files: { 'x.mjs': 'throw new RangeError("out of\\nrum");' },
    told: /^x.mjs: cannot be loaded: RangeError: out of rum \(.*x.mjs:1:\d+\)$/,
  },
  {
    args: ['x.ts', '--json'],
    files: { 'x.ts': 'export const rum: number = 1;' },
    told: 'x.ts: it exports no model; export what defineModel returns',
  },
  {
    args: [fixture('models/ping.ts'), '--set', 'who=bob', ...OUTPUT_FLAGS],
    told: 'the set-up spawns "bob", where an actor lives, expected another name',
  },
  {
    args: [fixture('models/faulty.mjs'), '--set', 'fault=set-up', ...OUTPUT_FLAGS],
    told: /^model faulty: its set-up failed: RangeError: nobody is there \(.*faulty.mjs:\d+:\d+\)$/,
  },
];

const expectRefusals = (cases: readonly Case[]): Promise<void> =>
  inPairs(cases, async ({ args, told, files = {} }) => {
    const folder = new Folder(files);
    mkdirSync(join(folder.path, 'folder'));
    const { stdout, stderr, code } = await folder.run(args);
    const line = args.join(' ');
    expect({ line, stdout, code }).toEqual({ line, stdout: '', code: 2 });
    expect(stderr).toMatch(/^spigo: [^\n]+\n$/);
    const [message] = stderr.slice('spigo: '.length).split('\n');
    if (typeof told === 'string') expect(message).toBe(told);
    else expect(message).toMatch(told);
    expect(folder.list()).toEqual(['folder', ...Object.keys(files)].sort());
    for (const [name, text] of Object.entries(files)) expect(folder.read(name)).toBe(text);
  });

test('flags that mean nothing are refused in one line', () => expectRefusals(FLAGS));

test('files that hold something else are refused in one line', () => expectRefusals(FILES));

test('outputs that cannot be written are refused before the run', () => expectRefusals(PLACES));

test('modules that fail or hold no model are refused in one line', () => expectRefusals(MODULES));
