import { describe, expect, test } from 'vitest';
import { type Channel, Graph, type GraphRecord, seconds } from '../../../kernel/index.ts';
import { SkypeNode } from '../../../models/skype/node.ts';
import { graphIsLists, idsAreSound, listsAreSound } from '../../../models/skype/properties.ts';
import { skype } from '../../../models/skype/skype.ts';
import { quiet, worldOf } from './scene.ts';
import { runSkype } from './told.ts';

// A property that cannot fail is worth nothing: each of them fails here on a world that breaks it.

/** A node without a network. */
const newNode = (channel: Channel, id: number): SkypeNode => {
  const node = new SkypeNode({
    options: quiet,
    interval: { law: 'uniform', min: seconds(1), max: seconds(1) },
    service: channel,
    channels: [],
  });
  node.id = id;
  return node;
};

const buddy = (id: number) => ({ type: 'Found', id, name: `Node${id}` }) as const;

describe('that lists are sound', () => {
  const finding = (...ids: readonly number[]) =>
    listsAreSound(
      worldOf((setup) => {
        const mary = newNode(
          setup.spawn('sink', () => ({})),
          1,
        );
        mary.buddies = ids.map(buddy);
        setup.spawn('Mary', () => mary);
      }),
    );

  test('holds for different others', () => {
    expect(finding()).toBe(true);
    expect(finding(2, 3, 4)).toBe(true);
  });

  test('fails for one twice, and for itself', () => {
    expect(finding(2, 3, 2)).toBe('Mary knows a node twice');
    expect(finding(2, 1)).toBe('Mary knows itself');
  });
});

describe('that ids are sound', () => {
  /** The finding on a network of two nodes and another, of which one has been tampered with. */
  const finding = (change: (nodes: readonly SkypeNode[]) => void) => {
    const nodes: SkypeNode[] = [];
    const world = worldOf((setup) => {
      const sink = setup.spawn('sink', () => ({}));
      nodes.push(newNode(sink, 0));
      setup.spawn('Nemo', () => nodes[0]);
      skype.actors(setup, { ...quiet, duration: seconds(1) });
    });
    for (const { actor } of world.actors()) {
      if (actor instanceof SkypeNode && !nodes.includes(actor)) nodes.push(actor);
    }
    change(nodes);
    return idsAreSound(world);
  };

  test('holds for nodes as the service knows them, and for one that is not registered', () => {
    expect(finding(() => undefined)).toBe(true);
  });

  test('fails for one id of two, and for an id that is another, or nobody', () => {
    expect(
      finding(([, one, other]) => {
        one.id = other.id;
      }),
    ).toMatch(/^id 2 of Node1 is not its own/);
    expect(
      finding(([nemo]) => {
        nemo.id = 7;
      }),
    ).toBe('id 7 of Nemo is not its own at the service');
  });

  test('fails for two who have one id, though both have left', () => {
    const world = worldOf((setup) => {
      for (const name of ['Mary', 'Anne']) {
        const node = newNode(setup.channel('sink'), 5);
        setup.spawn(name, () =>
          Object.assign(node, { start: (self: { leave(): void }) => self.leave() }),
        );
      }
    });
    expect(idsAreSound(world)).toBe('Mary and Anne both have id 5');
  });
});

describe('that the graph is the lists', () => {
  const { world, graph } = runSkype({ options: { population: 5 } });
  const records = [...graph.records()];
  const finding = (list: readonly GraphRecord[]) => {
    const other = new Graph();
    for (const record of list) {
      if (record.kind === 'node') other.addNode(record.name, record.service, record.at);
      else other.addEdge(record.source, record.target, record.at);
    }
    return graphIsLists(world, other);
  };
  const at = 0;

  test('holds for the graph as recorded', () => {
    expect(records.length).toBeGreaterThan(5 + 8);
    expect(finding(records)).toBe(true);
  });

  test('fails for a record that is missing, twice, or one too many', () => {
    const edge = records.find(({ kind }) => kind === 'edge') ?? records[0];
    expect(finding(records.slice(1))).toBe('Node1 is not recorded');
    expect(finding(records.filter((record) => record !== edge))).toMatch(/but not recorded$/);
    expect(finding([...records, edge])).toBe('an edge is recorded twice');
    expect(finding([...records, { kind: 'node', name: 'skype', service: 'node', at }])).toBe(
      'skype is recorded, but is no node',
    );
    const loop: GraphRecord = { kind: 'edge', source: 'Node1', target: 'Node1', at };
    expect(finding([...records, loop])).toMatch(/not remembered$/);
  });
});
