import { describe, expect, test } from 'vitest';
import { effectsOf } from '../../../kernel/actors/effects.ts';
import type { Fault, Setup } from '../../../kernel/index.ts';
import { at, linesOf, sends } from '../faults/play-faults.ts';

/** a sends to b at 10 ms and at 20 ms, and reads its wall clock then. */
function actors(setup: Setup): void {
  const send = sends(setup, 'b', 1);
  const step = (self: Parameters<typeof send>[0]): void => {
    send(self);
    self.log(String(self.wall));
  };
  setup.spawn('a', at({ 10: step, 20: step }));
  setup.spawn('b', at({}, { receive() {} }));
}

const effects = (faults: readonly Fault[]) =>
  effectsOf(linesOf(actors, { faults, network: { latency: '1ms' } }).result.counts);

const span = { from: '5ms', to: '15ms' };

describe('what faults did is counted', () => {
  test.each<[Fault, Record<string, number>]>([
    [{ kind: 'delay', isolate: 'b', by: '2ms', ...span }, { delayed: 1 }],
    [{ kind: 'reordering', isolate: 'b', by: '2ms', ...span }, { reordered: 1 }],
    [{ kind: 'hold', isolate: 'b', ...span }, { held: 1 }],
    [{ kind: 'slow', actors: 'b', factor: 3, ...span }, { slowed: 1 }],
    [{ kind: 'pause', actors: 'b', ...span }, { paused: 1 }],
    [{ kind: 'drift', actors: 'a', ppm: 100_000, from: '0s', to: '1s' }, { drifted: 2 }],
    [{ kind: 'wall', actors: 'a', by: '1s', ...span }, { wall: 1 }],
    [{ kind: 'cut', isolate: 'b', ...span }, { cut: 1 }],
    [
      { kind: 'crash', actors: 'b', ...span },
      { gone: 1, crash: 1, restart: 1 },
    ],
  ])('%j', (fault, expected) => {
    expect(effects([fault])).toEqual(expected);
  });

  test('and a fault that struck nothing has no effect', () => {
    expect(effects([{ kind: 'delay', isolate: 'b', by: '2ms', from: '30ms', to: '40ms' }])).toEqual(
      {},
    );
  });
});
