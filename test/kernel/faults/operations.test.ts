import { describe, expect, test } from 'vitest';
import type { Fault, Setup } from '../../../kernel/index.ts';
import { firstOf, linesOf } from './play-faults.ts';

/** "a" answers with what it got, and names who asked. */
const echo = (setup: Setup): void =>
  void setup.spawn('a', () => ({
    receive: (message, from, self) => self.send(from, { to: from.name, message }),
  }));

const put = { key: 'put', at: '10ms', to: 'a', message: { put: 1 } };

describe('an operation', () => {
  test('reaches its actor at its instant, and what arrives at its address is its answer', () => {
    const { lines, result, world } = linesOf(echo, { operations: [put] });
    expect(lines).toEqual([
      '10 operation put > a {"put":1}',
      '11 a > operation put {"to":"operation put","message":{"put":1}}',
    ]);
    expect(world.answers).toEqual([
      {
        operation: 'put',
        at: 11_000,
        from: 'a',
        message: { to: 'operation put', message: { put: 1 } },
      },
    ]);
    expect(result.counts).toMatchObject({ sent: 2, delivered: 2, inFlight: 0 });
    expect([...world.actors()].map(({ name }) => name)).toEqual(['a']);
    expect(world.actor('operation put')).toBeUndefined();
    expect(world.lastOperationAt).toBe(10_000);
  });

  test('comes after the faults of its instant, and before all else', () => {
    const crash: Fault = { kind: 'crash', actors: 'a', from: '10ms', to: '20ms' };
    const { lines } = linesOf(echo, { operations: [put], faults: [crash] });
    expect(lines).toEqual(['10 a crash', '10 operation put > a {"put":1} gone', '20 a restart']);
  });

  test('comes from beside its actor: no pattern and no isolation strikes its client', () => {
    const faults: Fault[] = [
      { kind: 'cut', isolate: 'a', from: 0 },
      { kind: 'loss', between: ['*', '*'], rate: 1, from: 0 },
      { kind: 'crash', actors: 'op*', from: 0 },
    ];
    const others = (setup: Setup): void => {
      echo(setup);
      setup.spawn('optimist', () => ({ start() {} }));
    };
    const { world } = linesOf(others, { operations: [put], faults });
    expect(world.answers).toHaveLength(1);
    const named: Fault[] = [{ kind: 'cut', between: ['a', 'operation put'], from: 0 }];
    expect(linesOf(echo, { operations: [put], faults: named }).world.answers).toEqual([]);
  });

  test('waits for an actor that is paused', () => {
    const pause: Fault = { kind: 'pause', actors: 'a', from: '5ms', to: '20ms' };
    const { lines } = linesOf(echo, { operations: [put], faults: [pause] });
    expect(lines[0]).toBe('20 operation put > a {"put":1}');
  });

  test('is known by its key: its instant is in no id, and others change nothing for it', () => {
    const idOf = (operations: (typeof put)[]): string => {
      const { world } = linesOf(echo, { operations });
      return firstOf(world, ({ from }) => from?.name === 'operation put').id;
    };
    expect(idOf([put])).toBe(
      idOf([
        { ...put, key: 'other' },
        { ...put, at: '30ms' },
      ]),
    );
    expect(idOf([put])).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is refused where an actor of the model lives at its address', () => {
    const taken = (setup: Setup): void => {
      echo(setup);
      setup.spawn('operation put', () => ({ start() {} }));
    };
    expect(() => linesOf(taken, { operations: [put] })).toThrow(
      expect.objectContaining({ code: 'bad-scenario', message: expect.stringContaining('"put"') }),
    );
  });

  test('has its message in the fingerprint, also where nobody answers', () => {
    const silent = (setup: Setup): void => void setup.spawn('a', () => ({ receive() {} }));
    const fingerprintOf = (message: unknown): string =>
      linesOf(silent, { operations: [{ ...put, message }] }).result.fingerprint;
    expect(fingerprintOf(1)).not.toBe(fingerprintOf(2));
    expect(fingerprintOf(1)).toBe(fingerprintOf(1));
  });

  test('without a key has one of its own', () => {
    const { key: _, ...plain } = put;
    const { result } = linesOf(echo, { operations: [plain, plain] });
    expect(result.scenario.operations?.map(({ key }) => key)).toEqual(['to a', 'to a #2']);
    expect(result.counts.delivered).toBe(4);
  });
});
