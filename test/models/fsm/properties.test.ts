import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type Channel,
  defineModel,
  type Gotocol,
  Graph,
  GraphObserver,
  type GraphRecord,
  gotocol,
  ms,
  open,
  seconds,
  simulate,
} from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import type { Pirate } from '../../../models/fsm/pirate.ts';
import {
  allHaveLeft,
  buddiesAreSound,
  fsmProperties,
  graphIsMemory,
} from '../../../models/fsm/properties.ts';
import { test } from '../../property.ts';
import { newPirate, says, worldOf } from './broken-world.ts';

// A property that cannot fail is worth nothing: each of them fails here on a world that breaks it.

describe('that buddies are sound', () => {
  const verdict = (choose: (self: Channel, others: readonly Channel[]) => readonly Channel[]) =>
    buddiesAreSound(
      worldOf((setup) => {
        const others = Array.from({ length: 11 }, (_, index) =>
          setup.spawn(`other ${index}`, () => ({})),
        );
        const mary = newPirate();
        const channel = setup.spawn('Mary', () => mary);
        mary.buddies = choose(channel, others);
      }),
    );

  test('holds for ten different others', () => {
    expect(verdict((_, others) => others.slice(0, 10))).toBe(true);
  });

  test('fails for eleven, for one twice, and for itself', () => {
    expect(verdict((_, others) => others)).toBe('Mary knows 11 pirates');
    expect(verdict((_, [one]) => [one, one])).toBe('Mary knows a pirate twice');
    expect(verdict((self, [one]) => [one, self])).toBe('Mary knows itself');
  });
});

describe('that the graph is what pirates remember', () => {
  const observer = new GraphObserver();
  const input = { seed: 1, strict: true, options: { population: 3, duration: seconds(0) } };
  const world = open(fsm, input, { observers: [observer] });
  world.advance();
  const records = [...observer.graph.records()];
  const edges = records.filter(({ kind }) => kind === 'edge');
  const verdict = (list: readonly GraphRecord[]) => {
    const graph = new Graph();
    for (const record of list) {
      if (record.kind === 'node') graph.addNode(record.name, record.service, record.at);
      else graph.addEdge(record.source, record.target, record.at);
    }
    return graphIsMemory(world, graph);
  };
  const at = 0;

  test('holds for the graph as recorded', () => {
    expect(edges.length).toBeGreaterThan(2);
    expect(verdict(records)).toBe(true);
  });

  test('fails for an edge that is missing, one too many or twice', () => {
    expect(verdict(records.filter((record) => record !== edges[1]))).toMatch(/not recorded$/);
    const more: GraphRecord = { kind: 'edge', source: 'Pirate1', target: 'Pirate1', at };
    expect(verdict([...records, more])).toMatch(/not remembered$/);
    expect(verdict([...records, edges[0]])).toBe('an edge is recorded twice');
  });

  test('fails for a node that is missing, one too many or twice', () => {
    expect(verdict(records.slice(1))).toBe('Pirate1 is not recorded');
    const nemo: GraphRecord = { kind: 'node', name: 'Nemo', service: 'pirate', at };
    expect(verdict([...records, nemo])).toBe('Nemo is recorded, but is no pirate');
    expect(verdict([...records, records[0]])).toBe('a node is recorded twice');
  });

  test('fails for an edge the other way round', () => {
    const turned = records.map((record) =>
      record.kind === 'edge' ? { ...record, source: record.target, target: record.source } : record,
    );
    expect(verdict(turned)).not.toBe(true);
  });
});

describe('the properties of the model', () => {
  /** The verdicts on a pirate that is changed, and then handles a message. */
  const verdicts = (change: (mary: Pirate, self: Channel, others: readonly Channel[]) => void) => {
    const model = defineModel({
      name: 'changed',
      properties: fsmProperties,
      actors(setup) {
        const mary = newPirate();
        const channel = setup.channel<Gotocol>('Mary');
        const others = Array.from({ length: 11 }, (_, index) =>
          setup.spawn(`other ${index}`, () => ({})),
        );
        setup.spawn(channel, () => mary);
        setup.spawn('fsm', () => says([channel, gotocol('GoldCoin', null, 5)]));
        change(mary, channel, others);
      },
    });
    const { verdicts: all = [] } = simulate(model, { seed: 1 });
    return all.map(({ reason, verdict }) => reason ?? verdict);
  };

  test('hold for a sound pirate, and each is broken by one that is not', () => {
    const chosen = (choose: (self: Channel, others: readonly Channel[]) => readonly Channel[]) =>
      verdicts((mary, self, others) => {
        mary.buddies = choose(self, others);
      });
    expect(chosen((_, others) => others.slice(0, 10))).toEqual(['held', 'held']);
    expect(chosen((_, others) => others)).toEqual(['knows 11 pirates', 'held']);
    expect(chosen((_, [one]) => [one, one])).toEqual(['knows a pirate twice', 'held']);
    expect(chosen((self, [one]) => [one, self])).toEqual(['knows itself', 'held']);
    const rich = verdicts((mary) => {
      mary.booty = 2;
    });
    expect(rich).toEqual(['held', 'pirates hold 7 gold, and were given 5']);
    const poor = verdicts((mary) => {
      mary.booty = -9;
    });
    expect(poor).toEqual(['held', 'holds -4 gold']);
  });

  test.prop([fc.nat(), fc.constantFrom(0, 0.5)], { numRuns: 20 })(
    'hold whatever fails, but for messages that arrive twice',
    (seed, promises) => {
      const pirates = `Pirate${(seed % 7) + 1}`;
      const result = simulate(fsm, {
        seed,
        options: { population: 20, duration: seconds(20), promises },
        network: { latency: '50ms', loss: 0.05 },
        faults: [
          { kind: 'crash', actors: pirates, from: '2s', to: '9s' },
          { kind: 'crash', actors: 'Pirate1*', from: '5s', to: '6s', after: 1 },
          { kind: 'leave', actors: 'Pirate8', from: '3s' },
          { kind: 'cut', isolate: 'Pirate9', from: '1s', to: '7s' },
          { kind: 'pause', actors: 'Pirate2', from: '4s', to: '8s' },
          { kind: 'reordering', isolate: 'Pirate3', by: '300ms', from: '1s', to: '9s' },
        ],
      });
      expect(result.verdicts?.map(({ reason, verdict }) => reason ?? verdict)).toEqual([
        'held',
        'held',
      ]);
    },
  );

  test('are broken by gold that arrives twice', () => {
    const { verdicts: [, gold] = [] } = simulate(fsm, {
      seed: 1,
      options: { population: 20, duration: seconds(20) },
      network: { latency: '50ms', duplication: 0.5 },
    });
    expect(gold.verdict).toBe('broken');
  });
});

test('that all have left fails before the end of a run, and names who is still there', () => {
  const input = { seed: 1, strict: true, options: { population: 3, duration: seconds(1) } };
  const world = open(fsm, input);
  world.advance({ until: ms(500) });
  expect(allHaveLeft(world)).toBe('Pirate1 is still there');
  world.advance();
  expect(allHaveLeft(world)).toBe(true);
});
