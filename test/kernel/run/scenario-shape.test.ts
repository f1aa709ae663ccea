import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readScenario, SimulationError } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const nodes = [
  { name: 'a', service: 'pirate' },
  { name: 'b', service: 'pirate' },
];
const edges = [{ source: 'a', target: 'b' }];

/** A scenario with all fields. */
const full = {
  format: 'spigo-scenario-1',
  laws: 1,
  model: 'fsm',
  seed: 'x',
  options: { population: 3 },
  ties: 'shuffled',
  limits: { until: '1m', events: 10, pending: 5 },
  network: { latency: '5ms' },
  graph: { nodes, edges },
};

/** A wrong scenario, and its error line: the place, what it got, what was expected. */
const wrong: [data: unknown, ...says: string[]][] = [
  [undefined, 'file: got nothing, expected a scenario'],
  [null, 'file: got null, expected a scenario'],
  ['fsm', 'file: got "fsm", expected a scenario'],
  [[], 'file: got [], expected a scenario'],
  [{}, 'seed: got nothing, expected a text or a number'],
  [{ seed: null }, 'seed: got null', 'a text or a number'],
  [{ seed: Number.NaN }, 'seed', 'a text or a number'],
  [{ seed: { text: 'x' } }, 'seed: got {"text":"x"}', 'a text or a number'],
  [{ seed: 1, sed: 2 }, 'unknown field "sed"', 'did you mean "seed"?'],
  [{ seed: 1, wholly: 2 }, 'unknown field "wholly"', 'there are: format, laws, model'],
  [{ seed: 1, format: 'spigo-scenario-9' }, 'format: got "spigo-scenario-9"', '"spigo-scenario-1"'],
  [{ seed: 1, laws: 0 }, 'laws: got 0', 'from 1 to'],
  [{ seed: 1, laws: 999 }, 'laws: got 999', 'from 1 to'],
  [{ seed: 1, laws: '1' }, 'laws: got "1"', 'from 1 to'],
  [{ seed: 1, model: '' }, 'model: got ""', 'the name of a model'],
  [{ seed: 1, model: ['fsm'] }, 'model: got ["fsm"]', 'or an object that says which it is'],
  [{ seed: 1, model: 7 }, 'model: got 7', 'the name of a model'],
  [{ seed: 1, options: [] }, 'options: got []', 'an object of options'],
  [{ seed: 1, options: null }, 'options: got null', 'an object of options'],
  [{ seed: 1, ties: 'lifo' }, 'ties: got "lifo"', '"fifo" or "shuffled"'],
  [{ seed: 1, limits: 5 }, 'limits: got 5', 'an object with until, events or pending'],
  [{ seed: 1, limits: { until: -1 } }, 'limits: until: got -1', 'a duration such as 90s'],
  [{ seed: 1, limits: { until: 1.5 } }, 'limits: until: got 1.5', 'a duration such as 90s'],
  [{ seed: 1, limits: { events: 0 } }, 'limits: events: got 0', 'a whole number from 1'],
  [{ seed: 1, limits: { events: '9' } }, 'limits: events: got "9"', 'a whole number from 1'],
  [{ seed: 1, limits: { pending: 0 } }, 'limits: pending: got 0', 'from 1 to 33554432'],
  [{ seed: 1, limits: { pending: 2 ** 25 + 1 } }, 'pending: got 33554433', 'from 1 to 33554432'],
  [{ seed: 1, limits: { untl: '1s' } }, 'limits: unknown field "untl"', 'did you mean "until"?'],
  [{ seed: 1, network: '5ms' }, 'network: got "5ms"', 'latency, ordering, zones or links'],
  [{ seed: 1, graph: { nodes } }, 'graph: got', 'an object with nodes and edges, both lists'],
  [{ seed: 1, graph: { nodes: {}, edges } }, 'graph: got', 'both lists'],
  [{ seed: 1, graph: { nodes: ['a'], edges } }, 'graph.nodes[0]: got "a"', 'name and service'],
  [
    { seed: 1, graph: { nodes: [{ name: 'a' }], edges } },
    'graph.nodes[0]: service: got nothing',
    'a text',
  ],
  [
    { seed: 1, graph: { nodes: [{ ...nodes[0], zone: 3 }], edges } },
    'graph.nodes[0]: zone: got 3',
    'a text',
  ],
  [
    { seed: 1, graph: { nodes: [...nodes, nodes[0]], edges } },
    'graph.nodes[2]: got "a"',
    'of its own',
  ],
  [
    { seed: 1, graph: { nodes, edges: [...edges, 'a'] } },
    'graph.edges[1]: got "a"',
    'source and target',
  ],
  [
    { seed: 1, graph: { nodes, edges: [{ source: 'a', target: 'c' }] } },
    'graph.edges[0]: got "c"',
    'the name of a node',
  ],
  [{ seed: 1, graph: { nodes, edges: [{ source: 'a' }] } }, 'graph.edges[0]: got nothing', 'name'],
];

const refusalOf = (data: unknown): SimulationError => {
  try {
    readScenario(data, 'file');
  } catch (error) {
    if (error instanceof SimulationError) return error;
    throw error;
  }
  throw new Error(`accepted ${JSON.stringify(data)}`);
};

describe('the shape of a scenario', () => {
  test('is fine with every field, with the seed alone, and with fields that are undefined', () => {
    for (const data of [
      full,
      { seed: 0 },
      { seed: '' },
      { seed: 1, ties: undefined, limits: undefined, graph: undefined },
      { seed: 1, limits: {}, options: {}, model: { module: './x.ts', export: 'x' } },
      { seed: 1, model: { whatever: ['loads', 'models', 'reads'] } },
      { seed: 1, limits: { until: 0, events: 1, pending: 2 ** 25 } },
      { seed: 1, graph: { nodes: [], edges: [] } },
    ]) {
      expect(readScenario(data, 'file')).toBe(data);
    }
  });

  for (const [data, ...says] of wrong) {
    test(`is refused in one line: ${says[0]}`, () => {
      const { code, message } = refusalOf(data);
      expect(code).toBe('bad-scenario');
      for (const text of ['file: ', ...says]) expect(message).toContain(text);
      expect(message).not.toContain('\n');
    });
  }

  test('is refused without repeating all of a large field', () => {
    expect(refusalOf({ seed: 1, ties: 'x'.repeat(10_000) }).message.length).toBeLessThan(200);
  });

  test.prop([fc.jsonValue(), fc.constantFrom(...Object.keys(full))])(
    'is accepted or refused, whatever a field holds; never anything else',
    (value, field) => {
      try {
        readScenario({ ...full, [field]: value }, 'file');
      } catch (error) {
        expect(error).toMatchObject({ code: 'bad-scenario' });
      }
    },
  );
});
