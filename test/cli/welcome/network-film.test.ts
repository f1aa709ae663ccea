import { expect, test } from 'vitest';
import { NetworkFilm } from '../../../cli/welcome/network-film.ts';
import { edge, node, pageDataOf } from '../page/graphs.ts';

/** Three nodes at the start, an edge at once, and one after two seconds. */
const RECORDS = [node('a'), node('b'), node('c'), edge('a', 'b'), edge('b', 'c', 2e6)];
const { graph } = pageDataOf(RECORDS);
const layout = { x: [-10, 0, 10], y: [5, 5, 5], areas: [], tiers: [] };
const film = new NetworkFilm(graph, layout, { columns: 11, rows: 1 });
const shown = (share: number): string[] => film.picture(share).lines((_, text) => text);

test('shows nodes and edges in the order in which they came', () => {
  expect(shown(0)).toEqual(['']);
  expect(shown(0.2)).toEqual(['•']);
  expect(shown(0.6)).toEqual(['•    •    •']);
  expect(shown(0.8)[0]).toMatch(/^•[^•]*[^ •][^•]*• {4}•$/);
  expect(shown(1)[0]).toMatch(/^•[^•]+•[^•]+•$/);
});

test('tells how far the network is', () => {
  expect(film.caption(0)).toBe('0 pirates, 0 acquaintances, 0s of virtual time');
  expect(film.caption(0.8)).toBe('3 pirates, 1 acquaintance, 0s of virtual time');
  expect(film.caption(1)).toBe('3 pirates, 2 acquaintances, 2s of virtual time');
});

test('shows who is known by far more than others, in a picture that the network fills', () => {
  const hub = ['b', 'c', 'd', 'e'].flatMap((name) => [node(name), edge(name, 'a')]);
  const star = pageDataOf([node('a'), ...hub]).graph;
  const places = { x: [0, -9, 9, 0, 0], y: [0, 0, 0, -9, 9], areas: [], tiers: [] };
  const lines = new NetworkFilm(star, places, { columns: 9, rows: 5 })
    .picture(1)
    .lines((_, text) => text);
  expect(lines.map((line) => line.replace(/[^●•]/g, ' ').trimEnd())).toEqual([
    '    •',
    '',
    '•   ●   •',
    '',
    '    •',
  ]);
});
