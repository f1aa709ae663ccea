import { describe, expect, test } from 'vitest';
import { examine } from '../../../kernel/check/examine.ts';
import { seconds } from '../../../kernel/data/time.ts';
import { defineModel } from '../../../kernel/run/model.ts';
import { simulate } from '../../../kernel/run/simulate.ts';
import { register } from './register.ts';

const LIMITS = { until: seconds(2) };
const copy = (at: string, version: number, to = 'replica1') =>
  ({ at, to, message: { type: 'Copy', version } }) as const;

describe('a run that does not fail', () => {
  const scenario = { seed: '1', limits: LIMITS };
  const found = examine(register, scenario);

  test('shows its outcome and its fingerprint, and no failure', () => {
    const result = simulate(register, scenario);
    expect(found.failure).toBeUndefined();
    expect(found.outcome).toEqual(result.outcome);
    expect(found.fingerprint).toBe(result.fingerprint);
    expect(found.scenario).toEqual(result.scenario);
  });

  test('is plain data, so that a worker can send it', () => {
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('lists no effects where nothing was lost', () => {
    expect(found.effects).toEqual({});
    expect(found.ties).toBeGreaterThan(0);
  });
});

describe('a handler that throws is a failure', () => {
  const failureOf = (...operations: ReturnType<typeof copy>[]) =>
    examine(register, { seed: '1', limits: LIMITS, operations }).failure;

  test('with the actor, what it threw, when, and at which event', () => {
    expect(failureOf(copy('1s', 500))).toMatchObject({
      kind: 'actor-failed',
      actor: 'replica1',
      reason: 'RangeError: version 10 after 500',
      at: 1_000_000,
    });
  });

  test('that is the same one for another actor, instant and number', () => {
    const one = failureOf(copy('1s', 500))?.signature;
    expect(one).toBe('actor-failed | Replica | RangeError in Replica.keep');
    expect(failureOf(copy('300ms', 77, 'replica2'))?.signature).toBe(one);
  });
});

test('too many pending events are a failure', () => {
  const limits = { ...LIMITS, pending: 1 };
  expect(examine(register, { seed: '1', limits }).failure).toMatchObject({
    kind: 'pending-limit',
    reason: 'more than 1 events are pending',
    signature: 'pending-limit',
  });
});

test('a livelock is a failure, known by the classes of its actors', () => {
  class Echo {
    start(self: { send(to: never, message: string): void; channel: never }): void {
      self.send(self.channel, 'again');
    }
    receive(_: string, __: never, self: Parameters<Echo['start']>[0]): void {
      this.start(self);
    }
  }
  const model = defineModel({
    name: 'echo',
    actors: (setup) => void setup.spawn('e1', () => new Echo() as never),
  });
  expect(examine(model, { seed: '1' }).failure).toMatchObject({
    kind: 'livelock',
    signature: 'livelock | Echo',
  });
});
