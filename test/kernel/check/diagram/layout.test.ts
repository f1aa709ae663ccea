import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { DiagramEvent } from '../../../../kernel/check/diagram/diagram.ts';
import { layOut } from '../../../../kernel/check/diagram/layout.ts';
import { test } from '../../../property.ts';
import { story } from './story.ts';

const all = { rowsMax: 100, columnsMax: 100 };

describe('a diagram', () => {
  test('has a column for each actor, ordered by the number in its name', () => {
    expect(layOut(story, all).columns).toEqual(['m2', 'm10']);
  });

  test('has its rows in the order of time, and the failure comes last', () => {
    const { leftOut, rows } = layOut(story, all);
    expect(rows.map(({ kind, label }) => [kind, label])).toEqual([
      ['event', 'start'],
      ['event', 'timer election'],
      ['message', 'vote term=1'],
      ['span', 'cut m2|m10 2 s..4 s'],
      ['message', 'grant (cut)'],
      ['span', 'end of cut m2|m10 2 s..4 s'],
      ['event', 'crash'],
      ['event', 'again to itself'],
      ['failure', 'a leader is elected'],
    ]);
    expect(leftOut).toBe(0);
  });

  test('leaves out what is farthest from the failure, starts first', () => {
    const { leftOut, rows } = layOut(story, { ...all, rowsMax: 5 });
    expect(rows.map(({ label }) => label)).toEqual([
      'cut m2|m10 2 s..4 s',
      'end of cut m2|m10 2 s..4 s',
      'crash',
      'again to itself',
      'a leader is elected',
    ]);
    expect(leftOut).toBe(4);
  });

  test('says when a message was sent that took long', () => {
    const events: DiagramEvent[] = [
      { at: 0, kind: 'timer', to: 'a', label: 'one', distance: 2 },
      { at: 9, kind: 'message', from: 'a', to: 'b', label: 'late', distance: 1, sentAt: 2 },
      { at: 10, kind: 'message', from: 'a', to: 'b', label: 'soon', distance: 0, sentAt: 9 },
    ];
    const { rows } = layOut({ events, spans: [] }, all);
    expect(rows.map(({ label }) => label)).toEqual(['one', 'late (sent 2us)', 'soon']);
  });

  test('of nothing is empty', () => {
    expect(layOut({ events: [], spans: [] }, all)).toEqual({ columns: [], rows: [], leftOut: 0 });
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const events = fc.array(
  fc.record({
    at: fc.nat(9),
    kind: fc.constantFrom('timer' as const, 'message' as const),
    to: names,
    from: names,
    label: fc.constant('x'),
    distance: fc.nat(5),
  }),
);

test.prop([events, fc.nat(9), fc.integer({ min: 2, max: 5 })])(
  'a diagram keeps its limits, tells of every event, and names its columns',
  (list, rowsMax, columnsMax) => {
    const { columns, leftOut, rows } = layOut({ events: list, spans: [] }, { rowsMax, columnsMax });
    expect(rows.length).toBeLessThanOrEqual(rowsMax);
    expect(columns.length).toBeLessThanOrEqual(columnsMax);
    expect(rows.length + leftOut).toBe(list.length);
    const places = rows.flatMap((row) =>
      row.kind === 'message' ? [row.from, row.to] : row.kind === 'event' ? [row.column] : [],
    );
    expect(new Set(places)).toEqual(new Set(columns.keys()));
  },
);
