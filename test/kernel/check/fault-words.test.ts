import { expect, test } from 'vitest';
import { faultInWords, operationInWords } from '../../../kernel/check/fault-words.ts';
import type { SliceEvent } from '../../../kernel/check/slice.ts';
import { completeFaults, completeOperations } from '../../../kernel/faults/complete-faults.ts';
import type { Fault } from '../../../kernel/faults/fault.ts';

const span = { from: '3s', to: '4.5s' };

test.each([
  [{ kind: 'cut', between: ['m0', 'm1'], ...span }, 'cut m0|m1 3 s..4.5 s'],
  [{ kind: 'cut', oneWay: ['m0', ['m1', 'm2']], ...span }, 'cut one way m0>m1,m2 3 s..4.5 s'],
  [{ kind: 'hold', isolate: 'm1', ...span }, 'hold m1 3 s..4.5 s'],
  [{ kind: 'crash', actors: 'm1', from: '20ms' }, 'crash m1 20 ms..'],
  [
    { kind: 'crash', actors: 'm1', ...span, after: 2, disk: 'lost' },
    'crash m1 3 s..4.5 s after 2 sends or writes, disk lost',
  ],
  [{ kind: 'leave', actors: 'm1', ...span }, 'leave m1 3 s..4.5 s'],
  [{ kind: 'pause', actors: 'm*', ...span }, 'pause m* 3 s..4.5 s'],
  [{ kind: 'slow', actors: 'm1', factor: 4, ...span }, 'slow m1 3 s..4.5 s by 4'],
  [{ kind: 'drift', actors: 'm1', ppm: -20, ...span }, 'drift m1 3 s..4.5 s by -20 ppm'],
  [{ kind: 'wall', actors: 'm1', by: '-20ms', ...span }, 'wall m1 3 s..4.5 s by -20 ms'],
  [{ kind: 'loss', isolate: 'm1', rate: 0.125, ...span }, 'loss m1 3 s..4.5 s at 12.5 %'],
  [
    { kind: 'loss', isolate: 'm1', rate: 1, bursts: { window: '1s', share: 0.1 }, ...span },
    'loss m1 3 s..4.5 s at 100 % in bursts',
  ],
  [{ kind: 'duplication', isolate: 'm1', rate: 0.5, ...span }, 'duplication m1 3 s..4.5 s at 50 %'],
  [{ kind: 'delay', isolate: 'm1', by: '200ms', ...span }, 'delay m1 3 s..4.5 s by 200ms'],
  [
    { kind: 'reordering', isolate: 'm1', by: { law: 'exponential', mean: '1s' }, ...span },
    'reordering m1 3 s..4.5 s by exponential',
  ],
  [{ kind: 'drop', event: '0123456789abcdef' }, 'drop ack m2>m1 4 s'],
  [{ kind: 'drop', event: '0000000000000000' }, 'drop 0000000000000000'],
] satisfies [Fault, string][])('%j in words', (fault, words) => {
  const dropped: SliceEvent = {
    index: 3,
    id: '0123456789abcdef',
    at: 4_000_000,
    kind: 'message',
    data: 'ack',
    from: 'm2',
    to: 'm1',
    dropped: 'lost',
    distance: 1,
  };
  const [complete] = completeFaults([fault], 'test');
  expect(faultInWords(complete, [dropped])).toBe(words);
});

test('an operation in words', () => {
  const [operation] = completeOperations([{ key: 'put 1', at: 3e6, to: 'm1', message: 1 }], 'test');
  expect(operationInWords(operation)).toBe('put 1 to m1 at 3 s');
});
