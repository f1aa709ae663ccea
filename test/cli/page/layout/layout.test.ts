import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { FORCED_MAX, LayoutMaker } from '../../../../cli/page/layout/layout.ts';
import { degreesOf, radiusOf } from '../../../../cli/page/layout/radius.ts';
import type { Area, GraphColumns, Layout } from '../../../../cli/page/page-data.ts';
import { records } from '../../../kernel/record/graph/stories.ts';
import { test } from '../../../property.ts';
import { columnsOf, edge, layoutOf, node, zonedServices } from '../graphs.ts';

const areOverlapping = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Pairs of nodes of which one lies on the other. */
function collisions(graph: GraphColumns, { x, y }: Layout): string[] {
  const radii = degreesOf(graph).map(radiusOf);
  return x.flatMap((_, a) =>
    x.flatMap((_, b) => {
      const isOn = a < b && Math.hypot(x[a] - x[b], y[a] - y[b]) < radii[a] + radii[b];
      return isOn ? [`${graph.nodes.name[a]} ${graph.nodes.name[b]}`] : [];
    }),
  );
}

/** A ring of nodes, each of which also knows one far away: no tiers. */
const ring = (count: number, zones = 1) =>
  columnsOf([
    ...Array.from({ length: count }, (_, index) =>
      node(`n${index}`, 'pirate', zones === 1 ? undefined : `zone${index % zones}`),
    ),
    ...Array.from({ length: count }, (_, index) => [
      edge(`n${index}`, `n${(index + zones) % count}`),
      edge(`n${index}`, `n${(index * 7) % count}`),
    ]).flat(),
  ]);

describe('a graph of zones and tiers', () => {
  const graph = columnsOf(zonedServices());
  const layout = layoutOf(graph);
  const { name, service, zone } = graph.nodes;

  test('has its zones apart, each with its nodes', () => {
    expect(layout.areas.map(({ label }) => label)).toEqual(['zone0', 'zone1', 'zone2']);
    for (const [index, area] of layout.areas.entries()) {
      for (const other of layout.areas.slice(index + 1)) {
        expect(areOverlapping(area, other)).toBe(false);
      }
      const inside = name.filter((_, node) => {
        const [x, y] = [layout.x[node], layout.y[node]];
        return x > area.left && x < area.right && y > area.top && y < area.bottom;
      });
      expect(inside).toEqual(name.filter((_, node) => zone[node] === index));
    }
  });

  test('has its tiers in order from the top, none touching another', () => {
    expect(layout.tiers.map(({ label }) => label)).toEqual(['elb', 'zuul', 'karyon', 'staash']);
    for (const [index, { top, bottom }] of layout.tiers.entries()) {
      const heights = layout.y.filter((_, node) => service[node] === index);
      expect(Math.min(...heights)).toBeGreaterThan(top);
      expect(Math.max(...heights)).toBeLessThan(bottom);
      expect(bottom).toBeLessThan(layout.tiers[index + 1]?.top ?? Number.POSITIVE_INFINITY);
    }
  });

  test('has no node on another', () => {
    expect(collisions(graph, layout)).toEqual([]);
  });

  test('has a node without a zone in the middle', () => {
    const middle = (Math.min(...layout.x) + Math.max(...layout.x)) / 2;
    expect(Math.abs(layout.x[name.indexOf('elb-api')] - middle)).toBeLessThan(40);
  });

  test('gives nodes without a zone a column of their own where zones share their tier', () => {
    const mixed = columnsOf([...zonedServices(), node('zuulX', 'zuul')]);
    const { x, areas } = layoutOf(mixed);
    const right = Math.max(...areas.map((area) => area.right));
    expect(x[mixed.nodes.name.indexOf('zuulX')]).toBeGreaterThan(right);
  });
});

describe('a graph without tiers', () => {
  test('has no node on another', () => {
    const graph = ring(100);
    expect(collisions(graph, layoutOf(graph))).toEqual([]);
  });

  test('has its zones apart all the same', () => {
    const { areas } = layoutOf(ring(120, 4));
    for (const [index, area] of areas.entries()) {
      for (const other of areas.slice(index + 1)) expect(areOverlapping(area, other)).toBe(false);
    }
  });

  test('has nodes without a zone outside of all zones', () => {
    const zoned = Array.from({ length: 90 }, (_, index) =>
      node(`n${index}`, 'pirate', index % 10 === 0 ? undefined : `zone${index % 9}`),
    );
    const links = zoned.map((_, index) => edge(`n${index}`, `n${(index * 7 + 1) % 90}`));
    const graph = columnsOf([...zoned, ...links]);
    const { x, y, areas } = layoutOf(graph);
    const strangers = graph.nodes.zone.flatMap((zone, one) => (zone === -1 ? [one] : []));
    const inside = strangers.filter((one) =>
      areas.some(
        ({ left, right, top, bottom }) =>
          x[one] > left && x[one] < right && y[one] > top && y[one] < bottom,
      ),
    );
    expect([strangers.length, inside]).toEqual([9, []]);
  });

  test('has neighbours closer than others', () => {
    const graph = ring(60);
    const { x, y } = layoutOf(graph);
    const mean = (pairs: [number, number][]): number =>
      pairs.reduce((sum, [a, b]) => sum + Math.hypot(x[a] - x[b], y[a] - y[b]), 0) / pairs.length;
    const edges = graph.edges.source.map((a, index): [number, number] => [
      a,
      graph.edges.target[index],
    ]);
    const all = x.flatMap((_, a) => x.map((_, b): [number, number] => [a, b]));
    expect(mean(edges)).toBeLessThan(mean(all) * 0.6);
  });

  test('that is large goes fewer rounds', () => {
    const rounds = (count: number): number => {
      const maker = new LayoutMaker(
        columnsOf(Array.from({ length: count }, (_, n) => node(`${n}`))),
      );
      maker.advance();
      return Math.round(1 / maker.share);
    };
    expect([100, 2_000, 5_000, 10_000].map(rounds)).toEqual([300, 300, 120, 60]);
  });

  test('that is too large for forces has each zone as a disc of its own, or tiers as lines', () => {
    const count = FORCED_MAX + 1;
    const zoned = Array.from({ length: count }, (_, n) =>
      node(`${n}`, `s${n % 3}`, `zone${n % 2}`),
    );
    const { areas, x, y } = layoutOf(columnsOf(zoned));
    expect(areas[0].right).toBeLessThan(areas[1].left);
    expect(new Set(x.map((one, index) => `${one} ${y[index]}`)).size).toBe(count);
    const tiered = [...zoned, edge('0', '1'), edge('1', '2')];
    const { tiers, y: heights } = layoutOf(columnsOf(tiered));
    expect(tiers.map(({ label }) => label)).toEqual(['s0', 's1', 's2']);
    expect(heights[0]).toBeLessThan(heights[1]);
  });
});

describe('a graph of little', () => {
  test('may have no nodes, one, or only loops', () => {
    expect(layoutOf(columnsOf([]))).toEqual({ x: [], y: [], areas: [], tiers: [] });
    expect(layoutOf(columnsOf([node('a'), edge('a', 'a')])).x.length).toBe(1);
  });
});

test.prop([records, fc.boolean()], { numRuns: 30 })(
  'every node has a place, the same each time',
  (list, isZoned) => {
    const graph = columnsOf(
      list.map((one, index) =>
        isZoned && one.kind === 'node' ? { ...one, zone: `${index % 2}` } : one,
      ),
    );
    const layout = layoutOf(graph);
    expect(layout.x.length).toBe(graph.nodes.name.length);
    for (const value of [...layout.x, ...layout.y]) expect(Number.isFinite(value)).toBe(true);
    expect(layoutOf(graph)).toEqual(layout);
  },
);
