import { expect, test } from 'vitest';
import { showEvent } from '../../../cli/terminal/difference.ts';

const SHARED = { event: 7, at: 3_000_000, id: '0123456789abcdef', cause: '', to: 'm1' };

test.each([
  [{ start: true as const }, 'm1: start'],
  [{ timer: 'Probe' }, 'm1: timer Probe'],
  [{ from: 'm2', message: { type: 'Ack' } }, 'm2 > m1: {"type":"Ack"}'],
  [{ from: 'm2', message: 'Ack', dropped: 'cut' }, 'm2 > m1: Ack - dropped, cut'],
  [{ fault: { fault: 'crash m*', does: 'restart' } }, 'm1: restart, by "crash m*"'],
  [{ from: 'm2', broken: true as const }, 'm1: connection to m2 breaks'],
])('an event is shown on one line: %j', (fields, told) => {
  expect(showEvent({ ...SHARED, ...fields })).toBe(`#7 [3s] ${told}  (0123456789abcdef)`);
});
