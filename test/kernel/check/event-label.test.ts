import { expect, test } from 'vitest';
import { labelOf } from '../../../kernel/check/event-label.ts';
import type { SliceEvent } from '../../../kernel/check/slice.ts';

const event = (of: Partial<SliceEvent>): SliceEvent => ({
  index: 1,
  id: '0123456789abcdef',
  at: 0,
  kind: 'message',
  data: undefined,
  to: 'm1',
  from: 'm2',
  distance: 0,
  ...of,
});

test.each([
  [{ data: 'ping' }, 'ping'],
  [{ data: 7 }, '7'],
  [{ data: null }, 'null'],
  [{ data: { type: 'vote', term: 2, log: [1, 2] } }, 'vote term=2 log=[1,2]'],
  [{ data: { imposition: 'Hello' } }, 'Hello'],
  [{ data: { term: 2, kind: 'vote' } }, 'vote term=2'],
  [{ data: { put: 'x' } }, 'put x'],
  [{ data: { ready: true } }, 'ready'],
  [{ data: { a: 1, b: 'two' } }, 'a=1 b=two'],
  [{ data: 'a\nb\u2028c' }, 'a b c'],
  [{ data: 'x'.repeat(50) }, `${'x'.repeat(33)}...`],
  [{ data: 'ping', from: 'm1' }, 'ping to itself'],
  [{ kind: 'timer', data: 'election' }, 'timer election'],
  [{ kind: 'start' }, 'start'],
  [{ kind: 'broken' }, 'connection to m2 broken'],
  [{ kind: 'fault', data: { fault: 'f', does: 'crash' } }, 'crash'],
] satisfies [Partial<SliceEvent>, string][])('%j is labelled %s', (of, label) => {
  expect(labelOf(event(of))).toBe(label);
});
