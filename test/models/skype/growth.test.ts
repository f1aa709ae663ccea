import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seconds } from '../../../kernel/index.ts';
import { runSkype } from './told.ts';

const most = (degrees: ReadonlyMap<string, number>): number => Math.max(...degrees.values());

// The paper's figures show the graph of a thousand nodes after so many connections.
describe('the graph of a thousand nodes grows by their connections', { tags: ['long'] }, () => {
  const COUNTS = [100, 150, 200, 250, 400, 1000, 1700];
  const runs = COUNTS.map((connections) =>
    runSkype({ seed: '42', options: { connections, duration: seconds(60) } }),
  );
  const rows = runs.map(({ graph }, index) => ({
    connections: COUNTS[index],
    nodes: graph.nodeCount,
    edges: graph.edgeCount,
    /** How many know the most known. */
    known: most(graph.degrees('in')),
    /** How many the most linked knows and is known by. */
    linked: most(graph.degrees()),
  }));

  test('to these sizes', () => {
    // 1,998 edges are introductions, two for each newcomer but the first.
    expect(rows).toEqual([
      { connections: 100, nodes: 1000, edges: 2046, known: 9, linked: 18 },
      { connections: 150, nodes: 1000, edges: 2070, known: 10, linked: 19 },
      { connections: 200, nodes: 1000, edges: 2100, known: 10, linked: 19 },
      { connections: 250, nodes: 1000, edges: 2124, known: 10, linked: 19 },
      { connections: 400, nodes: 1000, edges: 2211, known: 10, linked: 19 },
      { connections: 1000, nodes: 1000, edges: 2538, known: 14, linked: 22 },
      { connections: 1700, nodes: 1000, edges: 2861, known: 16, linked: 24 },
    ]);
  });

  test('as the table of docs/models.md has them', () => {
    const text = readFileSync(new URL('../../../docs/models.md', import.meta.url), 'utf8');
    const written = rows.map(({ connections, edges, known }, index) => {
      const seconds = (runs[index].result.outcome.at / 1e6).toFixed(1);
      const [count, links] = [connections, edges].map((number) => number.toLocaleString('en-US'));
      return `| ${count} | ${seconds} s | ${links} | ${known} |`;
    });
    for (const row of written) expect(text.split('\n')).toContain(row);
  });

  test('each beginning as the one before: nodes and edges are never fewer, nor is the most known less so', () => {
    for (const [index, { graph }] of runs.entries()) {
      const before = runs[index - 1]?.graph.records() ?? [];
      const records = [...graph.records()];
      [...before].forEach((record, place) => {
        expect(records[place]).toEqual(record);
      });
    }
    for (const key of ['edges', 'known', 'linked'] as const) {
      const values = rows.map((row) => row[key]);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect(values[6]).toBeGreaterThan(values[0]);
    }
  });

  test('and stops at as many as were asked for', () => {
    for (const [index, { result, log }] of runs.entries()) {
      expect(result.counts.model.connections).toBe(COUNTS[index]);
      expect(result.outcome.reason).toBe('stopped');
      expect(log.at(-1)).toMatch(new RegExp(` Shutdown after ${COUNTS[index]} connections$`));
    }
  });
});

test('the more active a node, the longer its list', { tags: ['long'] }, () => {
  const { graph, events } = runSkype({ options: { duration: seconds(60) } });
  const chats = new Map<string, number>();
  for (const { kind, to, data } of events) {
    if (kind === 'timer' && data === 'Chat') chats.set(to.name, (chats.get(to.name) ?? 0) + 1);
  }
  const names = [...chats].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const degrees = graph.degrees('out');
  const meanOf = (some: readonly string[]): number =>
    some.reduce((sum, name) => sum + (degrees.get(name) ?? 0), 0) / some.length;
  // The first quarter and the last; 14.9 and 7.1 with another seed.
  expect(meanOf(names.slice(0, 250))).toBeGreaterThan(1.5 * meanOf(names.slice(-250)));
});
