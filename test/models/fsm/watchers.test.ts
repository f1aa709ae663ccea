import { describe, expect, test } from 'vitest';
import {
  type Channel,
  type Gotocol,
  Graph,
  GraphObserver,
  type GraphRecord,
  gotocol,
  ms,
  type Network,
  open,
  type Setup,
  seconds,
} from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import type { Pirate } from '../../../models/fsm/pirate.ts';
import {
  allHaveLeft,
  buddiesAreSound,
  GoldLedger,
  graphIsMemory,
} from '../../../models/fsm/watchers.ts';
import { newPirate, says, stopsAfter, worldOf } from './broken-world.ts';

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

test('that all have left fails before the end of a run, and names who is still there', () => {
  const input = { seed: 1, strict: true, options: { population: 3, duration: seconds(1) } };
  const world = open(fsm, input);
  world.advance({ until: ms(500) });
  expect(allHaveLeft(world)).toBe('Pirate1 is still there');
  world.advance();
  expect(allHaveLeft(world)).toBe(true);
});

describe('that the gold adds up', () => {
  const verdict = (actors: (setup: Setup, mary: Channel, state: Pirate) => void) => {
    const ledger = new GoldLedger();
    const world = worldOf(
      (setup) => {
        const mary = newPirate();
        actors(
          setup,
          setup.spawn('Mary', () => mary),
          mary,
        );
      },
      [ledger],
    );
    return ledger.check(world);
  };

  test('holds for gold that the set-up gives, and for gold that is lost on its way', () => {
    const issue = gotocol('GoldCoin', null, 50);
    const leave = gotocol('Goodbye', null, '');
    expect(verdict((setup, mary) => setup.spawn('fsm', () => says([mary, issue])))).toBe(true);
    // What comes after her Goodbye was never issued, as nobody gave it.
    expect(
      verdict((setup, mary) =>
        setup.spawn('fsm', () => says([mary, issue], [mary, leave], [mary, issue])),
      ),
    ).toBe(true);
  });

  test('fails for gold out of nothing', () => {
    const forged = (setup: Setup, mary: Channel) => {
      const forger = setup.channel('forger');
      setup.spawn(forger, () => says([mary, gotocol('GoldCoin', forger, 7)]));
    };
    expect(verdict(forged)).toBe('held 7 + in flight 0 + dropped 0 is not issued 0');
  });

  test('fails for gold that vanishes', () => {
    const lost = (setup: Setup, mary: Channel) => {
      const sink = setup.spawn('sink', () => ({}));
      const lines = [
        gotocol('NameDrop', sink, 'sink'),
        gotocol('GoldCoin', null, 99),
        gotocol('Chat', null, '1ms'),
      ];
      setup.spawn('fsm', () => says(...lines.map((line) => [mary, line] as const)));
      setup.spawn('clock', () => stopsAfter(seconds(1)));
    };
    expect(verdict(lost)).toMatch(/^held \d\d? \+ in flight 0 \+ dropped 0 is not issued 99$/);
  });

  test('fails for a pirate in debt', () => {
    expect(
      verdict((_setup, _mary, state) => {
        state.booty = -1;
      }),
    ).toBe('Mary holds -1 gold');
  });

  test('counts gold that is on its way', () => {
    const ledger = new GoldLedger();
    const input = { seed: 1, strict: true, options: { population: 20, duration: seconds(30) } };
    const network: Network = {
      fate: () => ({ latency: seconds(2), isOrdered: true, isSteady: true }),
    };
    const world = open(fsm, input, { observers: [ledger], network });
    let onItsWay = 0;
    for (let at = 0; at < 30; at += 1) {
      world.advance({ until: seconds(at) });
      expect(ledger.check(world)).toBe(true);
      for (const { message } of world.inFlight()) {
        const { imposition, channel } = message as Gotocol;
        if (imposition === 'GoldCoin' && channel !== null) onItsWay += 1;
      }
    }
    expect(onItsWay).toBeGreaterThan(0);
  });
});
