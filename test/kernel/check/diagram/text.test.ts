import fc from 'fast-check';
import { expect } from 'vitest';
import { layOut } from '../../../../kernel/check/diagram/layout.ts';
import { drawText } from '../../../../kernel/check/diagram/text.ts';
import { test } from '../../../property.ts';
import { story } from './story.ts';

const limits = { rowsMax: 20, columnsMax: 6 };

test('a diagram is drawn with lines of life, arrows and losses', () => {
  expect(drawText(layOut(story, { ...limits, rowsMax: 8 }))).toEqual([
    '       m2                                  m10',
    '  1s    * timer election                    │',
    '1.5s    │──────────── vote term=1 ─────────▶│',
    '  2s    ═════════ cut m2|m10 2 s..4 s ═══════',
    '  3s    │✕─────────── grant (cut) ──────────│',
    '  4s    ═════ end of cut m2|m10 2 s..4 s ════',
    '  4s    │                                   * crash',
    '  5s    * again to itself                   │',
    '  5s    ! a leader is elected               │',
    '(1 more event is left out)',
  ]);
});

test('a plain diagram is the same in ASCII', () => {
  const drawn = drawText(layOut(story, limits));
  const plain = drawText(layOut(story, limits), { isPlain: true });
  expect(plain.join('')).toMatch(/^[ -~]+$/);
  const translated = drawn.map((line) =>
    line.replace(/[│─▶◀✕═]/g, (one) => '|-><x='['│─▶◀✕═'.indexOf(one)]),
  );
  expect(plain).toEqual(translated);
});

const texts = fc.string({ maxLength: 90 });
const names = fc.constantFrom(
  'a',
  'b',
  'a member of a very long name, longer than any column',
  'd',
  'e',
);

test.prop([
  fc.array(
    fc.record({
      at: fc.nat(2_000_000_000),
      kind: fc.constantFrom('timer' as const, 'message' as const),
      to: names,
      from: names,
      label: texts,
      distance: fc.nat(5),
    }),
    { maxLength: 30 },
  ),
  texts,
])('no line is longer than 80 characters', (events, label) => {
  const spans = [{ label, from: 0, to: 5, actors: [] }];
  const end = { at: 2_000_000_000, label };
  const lines = drawText(layOut({ events, spans, end }, limits));
  expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
  expect(lines.length).toBeLessThanOrEqual(22);
});

test('names that are wider than their columns are cut, and stay apart', () => {
  const columns = [
    'coordinator-of-zone1',
    'coordinator-of-zone2',
    'participant-1',
    'participant-2',
  ];
  const events = columns.map((to) => ({
    at: 1,
    kind: 'timer' as const,
    to,
    label: 't',
    distance: 1,
  }));
  const [header] = drawText(layOut({ events, spans: [] }, limits));
  expect(header.trim().split(/ +/)).toEqual([
    'coordin...f-zone1',
    'coordin...f-zone2',
    'participant-1',
    'participant-2',
  ]);
});
