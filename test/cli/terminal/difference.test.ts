import { expect, test } from 'vitest';
import { showEndDifference, showEvent } from '../../../cli/terminal/difference.ts';

const SHARED = { event: 7, at: 3_000_000, id: '0123456789abcdef', cause: '', to: 'm1' };

test.each([
  [{ start: true as const }, 'm1: start'],
  [{ timer: 'Probe' }, 'm1: timer Probe'],
  [{ from: 'm2', message: { type: 'Ack' } }, 'm2 > m1: {"type":"Ack"}'],
  [{ from: 'm2', message: 'Ack', dropped: 'cut' }, 'm2 > m1: Ack - dropped, cut'],
  [{ fault: { fault: 'crash m*', does: 'restart' } }, 'm1: restart, by "crash m*"'],
  [{ from: 'm2', broken: true as const }, 'm1: connection to m2 breaks'],
  [
    { from: 'm2', message: { imposition: 'x', channel: { toString: 1 } } },
    'm2 > m1: x ({"toString":1})',
  ],
  [{ from: 'm2', message: { imposition: 'x', channel: 'm3', intention: 7 } }, 'm2 > m1: x (m3) 7'],
  [{ fault: 7 }, 'm1: nothing, by "nothing"'],
])('an event is shown on one line: %j', (fields, told) => {
  expect(showEvent({ ...SHARED, ...fields })).toBe(`#7 [3s] ${told}  (0123456789abcdef)`);
});

test('an event takes one line of 400 characters at most, whatever it holds', () => {
  const long = 'x'.repeat(10_000);
  const line = showEvent({ ...SHARED, to: long, from: long, message: long, dropped: long });
  expect(line).toMatch(
    /^#7 \[3s\] x{59}… > x{59}…: x+… - dropped, x{59}… {2}\(0123456789abcdef\)$/,
  );
  expect(line.length).toBeLessThan(400);
});

test('what a file says of its end is printed without control characters', () => {
  const outcome = { reason: 'idle', at: 0, events: 0 } as const;
  const [a, b] = ['\u001b[31m', '0123456789abcdef'].map((fingerprint) => ({
    outcome,
    fingerprint,
  }));
  for (const pair of [
    [a, b],
    [b, a],
  ] as const) {
    expect(showEndDifference(...pair)).not.toMatch(/[^\P{Cc}\n]/u);
  }
});
