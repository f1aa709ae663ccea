import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { SimulationError } from '../../../../kernel/data/errors.ts';
import { Graph, type GraphRecord } from '../../../../kernel/record/graph/graph.ts';
import { readGraphJson, writeGraphJson } from '../../../../kernel/record/graph/graph-json.ts';
import { test } from '../../../property.ts';
import { fixture, graphOf, nodeName, records, tinyGraph } from './stories.ts';

describe('a graph as GraphJSON', () => {
  test('is the golden file, byte for byte', () => {
    const graph = { arch: 'fsm', args: 'spigo -j -g -p 2', records: tinyGraph().records() };
    expect([...writeGraphJson(graph)].join('')).toBe(fixture('tiny.json'));
  });

  test('without records is a graph that is empty', () => {
    expect(JSON.parse(write([]))).toMatchObject({ version: 'spigo-0.3', graph: [] });
    expect(read(write([]))).toMatchObject({ nodes: [], edges: [] });
  });

  test('comes in pieces of about 64 KB', () => {
    const graph = new Graph();
    for (let index = 0; index < 5_000; index += 1) graph.addNode(`${index}`, 'x', 0);
    const pieces = [...writeGraphJson({ arch: 'fsm', args: '', records: graph.records() })];
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece.length).toBeLessThan(70_000);
  });

  test('is read back with names and edges in file order', () => {
    expect(read(fixture('tiny.json'))).toEqual({
      arch: 'fsm',
      version: 'spigo-0.3',
      args: 'spigo -j -g -p 2',
      nodes: [
        { name: 'Pirate1', service: 'pirate' },
        { name: 'Anne "<&>" Bonny', service: 'captain' },
        { name: 'Störtebeker', service: 'pirate', zone: 'Baltic & North' },
      ],
      edges: [
        { source: 'Pirate1', target: 'Anne "<&>" Bonny' },
        { source: 'Störtebeker', target: 'Pirate1' },
      ],
    });
  });
});

describe('the original’s versions', () => {
  test('0.1 names nodes by `node`, `name` or both, and knows only pirates of fsm', () => {
    const document = read(fixture('spigo-0.1.json'));
    expect(document).toMatchObject({ arch: 'fsm', version: 'spigo-0.1' });
    expect(document.nodes).toEqual(
      ['Pirate2', 'Pirate3', 'Pirate1'].map((name) => ({ name, service: 'pirate' })),
    );
    expect(document.edges).toHaveLength(2);
  });

  test('0.2 may leave out the service', () => {
    const { nodes } = read(fixture('spigo-0.2.json'));
    expect(nodes.map(({ service }) => service)).toEqual(['pirate', 'pirate']);
  });

  test('0.3 may have loops, and edges before their nodes', () => {
    const { arch, nodes, edges } = read(fixture('spigo-0.3.json'));
    expect([arch, nodes.length]).toEqual(['netflixoss', 3]);
    expect(edges.at(1)).toEqual({ source: 'zuul0', target: 'karyon0' });
    expect(edges.at(2)).toEqual({ source: 'karyon0', target: 'karyon0' });
  });

  test('0.4 calls the service package, forgets edges by id, and is done with nodes that remain', () => {
    const { nodes, edges } = read(fixture('spigo-0.4.json'));
    expect(nodes.map(({ service }) => service)).toEqual(['store', 'store']);
    expect(edges).toEqual([
      { source: 'lamp.zoneA.store0', target: 'lamp.zoneB.store1' },
      { source: 'lamp.zoneB.store1', target: 'lamp.zoneA.store0' },
    ]);
  });
});

describe('forget', () => {
  const ab = { source: 'a', target: 'b' };
  const ba = { source: 'b', target: 'a' };
  const edgesAfter = (...list: object[]): readonly object[] =>
    read(file([node('a'), node('b'), ...list])).edges;

  test('without a known id takes the last edge left with these ends', () => {
    const edges = [
      { edge: 'e1', ...ab },
      { edge: 'e2', ...ba },
      { edge: 'e3', ...ab },
    ];
    expect(edgesAfter(...edges, { forget: '', ...ab })).toEqual([ab, ba]);
    expect(edgesAfter(...edges, { forget: 'e3' }, { forget: 'e3', ...ab })).toEqual([ba]);
  });

  test('of an edge that is not there changes nothing', () => {
    expect(edgesAfter({ edge: 'e1', ...ab }, { forget: 'e7' })).toEqual([ab]);
    expect(edgesAfter({ forget: 'e1', ...ab }, { edge: 'e1', ...ab })).toEqual([ab]);
  });

  test('of an id that was used twice takes the later edge', () => {
    const edges = [
      { edge: 'x', ...ab },
      { edge: 'x', ...ba },
    ];
    expect(edgesAfter(...edges, { forget: 'x' })).toEqual([ab]);
  });

  test('leaves an edge that comes back later', () => {
    const back = [{ edge: 'e1', ...ab }, { forget: 'e1' }, { edge: 'e2', ...ab }];
    expect(edgesAfter(...back)).toEqual([ab]);
    expect(edgesAfter(...back, { forget: 'e2' })).toEqual([]);
  });
});

describe('a file is read leniently where nothing can be misunderstood', () => {
  test('keys may come in any order, and unknown ones are ignored', () => {
    const text = `{"graph":[{"metadata":{"a":[1,{"b":2}]},"service":"elb","node":"a"}],"x":[[1],{"y":{}}],
      "args":"-j","__proto__":{"version":3},"version":"spigo-0.3","arch":"fsm"}`;
    expect(read(text)).toMatchObject({ args: '-j', nodes: [{ name: 'a', service: 'elb' }] });
  });

  test('a byte order mark at the start is skipped, and so is space around the object', () => {
    expect(read(`\ufeff \n${file([node('a')])}\r\n\t `).nodes).toHaveLength(1);
  });

  test('args may be absent', () => {
    expect(read('{"arch":"fsm","version":"spigo-0.3","graph":[]}').args).toBe('');
  });

  test('__proto__ is a name and a key like any other', () => {
    const text = file([
      node('__proto__'),
      { edge: 'e1', source: '__proto__', target: '__proto__' },
    ]);
    expect(read(text).nodes).toEqual([{ name: '__proto__', service: 'pirate' }]);
    const keyed = text.replace('"service"', '"__proto__":{"node":1},"service"');
    expect(read(keyed).nodes).toHaveLength(1);
    expect(Object.prototype).not.toHaveProperty('node');
  });
});

describe('a bad file is one clear error', () => {
  const edge = { edge: 'e1', source: 'a', target: 'b' };
  const cases: [string, string, string][] = [
    ['an empty file', '', 'x.json: got an empty file, expected a JSON object'],
    ['a file of spaces', ' \n', 'x.json: got an empty file, expected a JSON object'],
    ['no object', '[{}]', 'x.json: got an array, expected an object with "version" and "graph"'],
    ['a number', '12', 'x.json: got 12, expected an object'],
    ['a text', '"a"', 'got the text "a"'],
    ['null', 'null ', 'got null, expected an object'],
    ['no keys', '{}', 'got no keys, expected the key "version"'],
    [
      'no version',
      '{"arch":"fsm","graph":[]}',
      'got only "arch", "graph", expected the key "version"',
    ],
    [
      'an unknown version',
      '{"version":"spigo-9"}',
      'got version "spigo-9", expected one of spigo-0.1',
    ],
    ['a version that is no text', '{"version":0.3}', 'got 0.3 as "version", expected a string'],
    ['no arch', '{"version":"spigo-0.3","graph":[]}', 'expected the key "arch"'],
    ['no graph', '{"arch":"a","version":"spigo-0.3"}', 'expected the key "graph"'],
    [
      'a graph that is no array',
      '{"version":"spigo-0.3","arch":"a","graph":{"a":1}}',
      'got an object as "graph", expected an array',
    ],
    ['two graphs', '{"graph":[],"graph":[]}', 'column 13: got the key "graph" twice'],
    [
      'a record that is no object',
      file(['a']),
      'x.json: record 1: got the text "a", expected an obj',
    ],
    ['an array as record', file([node('a'), []]), 'record 2: got an array'],
    [
      'neither node nor edge',
      file([{ at: 1 }]),
      'record 1: got only "at", expected one of "node", "e',
    ],
    ['a record without keys', file([{}]), 'record 1: got no keys'],
    ['both node and edge', file([{ ...node('a'), ...edge }]), 'got both "node" and "edge"'],
    ['a node without service', file([{ node: 'a' }]), 'expected "node" and "service" in spigo-0.3'],
    ['a service that is no text', file([{ node: 'a', service: 1 }]), 'got 1 as "service"'],
    ['a bad name', file([node('a\n')]), 'record 1: got U+000A in the name "a\\n"'],
    ['an empty name', file([node('')]), 'record 1: got an empty name'],
    ['an escaped lone surrogate', file([node('\ud83d')]), 'got U+D83D in the name'],
    ['a node twice', file([node('a'), node('a')]), 'record 2: got node "a" a second time'],
    [
      'a key twice',
      file([node('a')]).replace('"service"', '"node":"b","service"'),
      'x.json: line 1, column 68: got the key "node" twice, expected it once',
    ],
    [
      'an edge to nowhere',
      file([node('a'), edge]),
      'record 2: edge to unknown node "b", expected the n',
    ],
    ['an edge from nowhere', file([node('b'), edge]), 'record 2: edge from unknown node "a"'],
    ['an edge without target', file([{ edge: 'e1', source: 'a' }]), 'got nothing as "target"'],
    ['a forget without id', file([{ forget: null }]), 'got null as "forget", expected a string'],
    [
      'a raw lone surrogate',
      file([]).replace('[]', '[{"node":"\ud83d"}]'),
      'got U+D83D in the name',
    ],
    [
      'a text that is no JSON',
      '{"a":1\n "b":2}',
      'x.json: line 2, column 2: got "\\"b\\"", expected a comma',
    ],
  ];
  for (const [name, text, expected] of cases) {
    test(`for ${name}`, () => {
      const message = errorOf(() => read(text));
      expect(message).toContain(expected);
      expect(message).not.toMatch(/[\n\r]/);
    });
  }

  test('for an original 0.1 file with its missing comma', () => {
    const text = '{\n  "version":"spigo-0.1",\n  "args":"x"\n  "graph":[]}';
    expect(errorOf(() => read(text))).toContain('line 4, column 3');
  });
});

test.prop([records, nodeName])(
  'a graph written and read back is the graph written',
  (list, args) => {
    const records = graphOf(list).records();
    const text = [...writeGraphJson({ arch: 'fsm', args, records })].join('');
    const document = read(text);
    expect(document).toEqual({ arch: 'fsm', version: 'spigo-0.3', args, ...partsOf(list) });
  },
);

test.prop([records, fc.string({ unit: 'binary' })])(
  'any names and args make valid JSON',
  (list, args) => {
    const text = [...writeGraphJson({ arch: args, args, records: list })].join('');
    expect(JSON.parse(text)).toMatchObject({ arch: args, args });
    expect(JSON.parse(text).graph).toHaveLength(list.length);
  },
);

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  removed: fc.nat({ max: 4 }),
  put: fc.constantFrom(
    '',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '1',
    ' ',
    'é',
    '\ud83d',
    '\0',
    'null',
  ),
});

test.prop([fc.constantFrom('tiny.json', 'spigo-0.1.json', 'spigo-0.4.json'), edit], {
  numRuns: 2_000,
})('a damaged text is refused as bad-graph, or is JSON still', (name, { at, removed, put }) => {
  const text = fixture(name);
  const index = Math.floor(at * text.length);
  const damaged = text.slice(0, index) + put + text.slice(index + removed);
  try {
    readGraphJson(damaged, name);
  } catch (error) {
    expect(error).toBeInstanceOf(SimulationError);
    expect(error).toMatchObject({ code: 'bad-graph' });
    return;
  }
  expect(() => JSON.parse(damaged)).not.toThrow();
});

test.prop([fc.nat()])('a file cut short anywhere is refused', (length) => {
  const text = fixture('tiny.json').trimEnd();
  errorOf(() => read(text.slice(0, length % text.length)));
});

const WRONG_VALUES: readonly unknown[] = [
  null,
  true,
  1,
  [],
  {},
  ['Pirate1'],
  '',
  '\u0000',
  '\ud800',
];

test('every field of a record, removed or of another kind or value, is refused', () => {
  const original: object[] = [node('a'), node('b'), { edge: 'e1', source: 'a', target: 'b' }];
  for (const [index, record] of original.entries()) {
    for (const key of Object.keys(record)) {
      const { [key]: _, ...rest } = record as Record<string, unknown>;
      errorOf(() => read(file(original.with(index, rest))));
      for (const value of WRONG_VALUES) {
        // An id and a service may be any text: the one is free, the other is the model's to judge.
        if (typeof value === 'string' && (key === 'edge' || key === 'service')) continue;
        errorOf(() => read(file(original.with(index, { ...record, [key]: value }))));
      }
    }
  }
});

const node = (name: string): { node: string; service: string } => ({
  node: name,
  service: 'pirate',
});

function file(graph: readonly unknown[]): string {
  return JSON.stringify({ arch: 'fsm', version: 'spigo-0.3', args: '', graph });
}

function write(list: Iterable<GraphRecord>): string {
  return [...writeGraphJson({ arch: 'fsm', args: 'spigo', records: list })].join('');
}

const read = (text: string): ReturnType<typeof readGraphJson> => readGraphJson(text, 'x.json');

const nodeOf = ({ name, service, zone }: GraphRecord & { kind: 'node' }): object => ({
  name,
  service,
  ...(zone !== undefined && { zone }),
});

/** Nodes and edges as the reader returns them. */
function partsOf(list: readonly GraphRecord[]): object {
  return {
    nodes: list.flatMap((record) => (record.kind === 'node' ? [nodeOf(record)] : [])),
    edges: list.flatMap((record) =>
      record.kind === 'edge' ? [{ source: record.source, target: record.target }] : [],
    ),
  };
}

/** The message of the bad-graph error that `run` throws. */
function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SimulationError && error.code === 'bad-graph') return error.message;
    throw error;
  }
  throw new Error('expected a bad-graph error, got none');
}
