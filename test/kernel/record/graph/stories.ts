import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isNodeName } from '../../../../kernel/data/names.ts';
import type { Instant } from '../../../../kernel/data/time.ts';
import { Graph, type GraphRecord } from '../../../../kernel/record/graph/graph.ts';

/** Three pirates, one with a name that every format must escape, another in a zone. */
export function tinyGraph(): Graph {
  const graph = new Graph();
  graph.addNode('Pirate1', 'pirate', 0);
  graph.addNode('Anne "<&>" Bonny', 'captain', 0);
  graph.addEdge('Pirate1', 'Anne "<&>" Bonny', 1_500);
  graph.addNode('Störtebeker', 'pirate', 2_000, 'Baltic & North');
  graph.addEdge('Störtebeker', 'Pirate1', 250_000);
  return graph;
}

/** The text of a file in fixtures/graphs. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../../../fixtures/graphs/${name}`, import.meta.url), 'utf8');
}

/** Names from all of Unicode, and some that trip objects, parsers and writers. */
export const nodeName = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      ']]>',
      '&amp;',
      '"',
      '\\',
      '\u2028',
      '\ufeff',
    ),
  )
  .filter(isNodeName);

/** Makes a name that graphology can hold. It keeps edges in plain objects by name, where `__proto__` is lost. */
export const held = (name: string): string => `=${name}`;

/** Records in an order in which they may arrive: an edge after its nodes, nodes and edges interleaved. */
export const records: fc.Arbitrary<GraphRecord[]> = fc
  .record({
    names: fc.uniqueArray(nodeName, { minLength: 1, maxLength: 8 }),
    services: fc.array(nodeName, { minLength: 8, maxLength: 8 }),
    zones: fc.array(fc.option(nodeName), { minLength: 8, maxLength: 8 }),
    edges: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.maxSafeNat()), { maxLength: 12 }),
  })
  .map(({ names, services, zones, edges }) => {
    const all: { at: Instant; isAfter: number; record: GraphRecord }[] = [];
    names.forEach((name, index) => {
      const zone = zones[index];
      const record = {
        kind: 'node',
        name,
        service: services[index],
        at: 0,
        ...(zone !== null && { zone }),
      } as const;
      all.push({ at: record.at, isAfter: index, record });
    });
    for (const [from, to, at] of edges) {
      const ends = [from % names.length, to % names.length];
      const [source, target] = ends.map((index) => names[index]);
      const record = { kind: 'edge', source, target, at } as const;
      all.push({ at: record.at, isAfter: Math.max(...ends) + 0.5, record });
    }
    return all.sort((a, b) => a.isAfter - b.isAfter).map(({ record }) => record);
  });

/** The graph that recorded these records. */
export function graphOf(list: readonly GraphRecord[]): Graph {
  const graph = new Graph();
  for (const record of list) {
    if (record.kind === 'node') graph.addNode(record.name, record.service, record.at, record.zone);
    else graph.addEdge(record.source, record.target, record.at);
  }
  return graph;
}
