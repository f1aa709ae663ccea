import { describe, expect, test } from 'vitest';
import { zoneColumns } from '../../../../cli/page/layout/columns.ts';
import { columnsOf, edge, layoutOf, node } from '../graphs.ts';

/** The columns of nodes that are told as `tier zone`; the spans by zone, with - for none. */
function columns(...places: string[]) {
  const parts = places.map((place) => place.split(' '));
  const graph = columnsOf(parts.map(([, zone], index) => node(`${index}`, 'service', zone)));
  const { regions, spans } = zoneColumns(graph, (one) => Number(parts[one][0]));
  const named = [...spans].map(([zone, { from, to }]) => [
    graph.zones[zone] ?? '-',
    `${from}-${to}`,
  ]);
  return { regions: regions.join(' '), ...Object.fromEntries(named) };
}

describe('the columns of zones', () => {
  test('are one a zone, those of a region side by side', () => {
    expect(columns('0 b/1', '0 a/1', '0 b/2')).toEqual({
      regions: 'b b a',
      'b/1': '0-0',
      'b/2': '1-1',
      'a/1': '2-2',
    });
  });

  test('are one without zones', () => {
    expect(columns('0', '1')).toEqual({ regions: '', '-': '0-0' });
  });

  test('have over them what is of the whole region, or of no zone', () => {
    expect(columns('0', '1 a', '2 a/1', '2 a/2', '1 b', '2 b/1')).toEqual({
      regions: 'a a b',
      'a/1': '0-0',
      'a/2': '1-1',
      a: '0-1',
      'b/1': '2-2',
      b: '2-2',
      '-': '0-2',
    });
  });

  test('leave one to what is in the same tiers as zones, or between', () => {
    expect(columns('0 a/1', '2 a/1', '1 a', '2')).toEqual({
      regions: 'a a ',
      'a/1': '0-0',
      a: '1-1',
      '-': '2-2',
    });
  });
});

test('a region lies around its zones, which have their own names in it, and apart from others', () => {
  const region = (name: string) => [
    node(`${name}.front`, 'front', name),
    ...['a', 'b'].map((zone) => node(`${name}.${zone}`, 'back', `${name}/${zone}`)),
  ];
  const links = ['east', 'west'].flatMap((name) => [
    edge('dns', `${name}.front`),
    edge(`${name}.front`, `${name}.a`),
    edge(`${name}.front`, `${name}.b`),
  ]);
  const { areas } = layoutOf(
    columnsOf([node('dns', 'dns'), ...region('east'), ...region('west'), ...links]),
  );
  expect(areas.map(({ label }) => label)).toEqual(['east', 'west', 'a', 'b', 'a', 'b']);
  const [east, west, ...zones] = areas;
  expect(east.right).toBeLessThan(west.left);
  for (const [index, zone] of zones.entries()) {
    const around = index < 2 ? east : west;
    expect(zone.left).toBeGreaterThan(around.left);
    expect(zone.right).toBeLessThan(around.right);
    expect(zone.top).toBeGreaterThan(around.top);
    expect(zone.bottom).toBeLessThan(around.bottom);
  }
});
