import { describe, expect, test } from 'vitest';
import { ms } from '../../../../kernel/index.ts';
import { fixtureModel, measure } from '../measured.ts';
import { ask } from '../scene.ts';

const ORDERS = ['fifo', 'shuffled'] as const;

describe('a call that times out', () => {
  test('is the timeout of its caller, and of nobody further up', () => {
    // db takes 1 s, api waits for 100 ms, and web for 10 s.
    const { world, of } = measure(fixtureModel('timeouts'));
    const { requests, failed, timedOut } = world.counts.model;
    expect([of('api').timeouts, of('web').timeouts]).toEqual([0, 0]);
    expect(of('db').timeouts).toBe(world.counts.model.timeouts);
    expect(of('db').callErrors).toEqual({ timeout: of('db').calls });
    // The last request can be on its way at the end.
    expect(failed).toBeGreaterThanOrEqual(requests - 2);
    expect(timedOut).toBeUndefined();
    expect(of('api').callErrors).toEqual({ failed: of('api').calls });
    expect(of('web').errors).toEqual({ failed: of('web').requests });
  });

  test('is told further up as a failure, and so is one that was refused', () => {
    const casts = [
      { name: 'db', package: 'store', serviceTime: { law: 'constant', value: ms(50) }, queue: 0 },
      { name: 'api', package: 'karyon', dependencies: ['db'], workers: 9, timeout: ms(20) },
    ] as const;
    const { answers, spans } = ask({
      casts,
      lines: [
        [0, 'api', 'GetRequest', 'x'],
        [1, 'api', 'GetRequest', 'y'],
      ],
    });
    expect(answers.map(({ status }) => status)).toEqual(['failed', 'failed']);
    const errors = spans.flatMap(({ span, from }) => (span.error ? [[from, span.error]] : []));
    expect(errors).toEqual([
      ['db', 'refused'],
      ['api', 'refused'],
      ['api', 'failed'],
      ['api', 'timeout'],
      ['api', 'failed'],
    ]);
  });

  test.each(ORDERS)('is one whose response comes at that very instant, with %s ties', (ties) => {
    const { of, world } = measure(fixtureModel('tie'), { ties });
    const { timeouts, lateResponses } = world.counts.model;
    expect(of('db').callErrors).toEqual({ timeout: of('db').calls });
    expect(of('db').calls).toBeGreaterThan(90);
    expect(timeouts - lateResponses).toBeLessThan(2);
  });

  test.each(ORDERS)('is none whose response comes a microsecond before, with %s ties', (ties) => {
    const { answers, counts } = ask({
      casts: [
        { name: 'db', package: 'store', serviceTime: { law: 'constant', value: ms(20) - 1 } },
        { name: 'api', package: 'zuul', dependencies: ['db'], timeout: ms(20) },
      ],
      lines: [[0, 'api', 'GetRequest', 'x']],
      ties,
    });
    expect(answers.map(({ at, status }) => [at, status])).toEqual([[20.999, 'missing']]);
    expect(counts).toEqual({});
  });
});
