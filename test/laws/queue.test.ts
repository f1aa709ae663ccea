import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ActorSystem } from '../../kernel/actors/actor-system.ts';
import { Zones } from '../../kernel/actors/zones.ts';
import { Home } from '../../kernel/data/identity.ts';
import { type Actor, ms, type Self, seconds } from '../../kernel/index.ts';
import { LadderQueue } from '../../kernel/queue/ladder-queue.ts';
import { RunSeed } from '../../kernel/random/run-seed.ts';
import { test } from '../property.ts';
import { DELAY_LAWS, Driven, type Phase, playQueues } from './queue.ts';

const laws = Object.keys(DELAY_LAWS) as (keyof typeof DELAY_LAWS)[];

const share = fc.constantFrom(0, 0.2, 0.4, 0.5, 0.6, 0.8, 1);

// Runs are long enough to divide buckets, fill rungs within rungs, and open them again.
const phase: fc.Arbitrary<Phase> = fc.record({
  law: fc.constantFrom(...laws),
  steps: fc.constantFrom(5, 50, 200, 1000, 3000),
  pushShare: share,
  cancelShare: fc.oneof(fc.constant(0), share),
});
const phases = fc.array(phase, { minLength: 1, maxLength: 8 });
const seed = fc.nat().map(String);

describe('the ladder queue pops what the plain queue pops, under any push, pop and cancel', () => {
  test.prop([phases, seed], { numRuns: 300 })('with orders that grow', (list, text) => {
    expect(playQueues(list, { areOrdersGrowing: true, seed: text })).toBeUndefined();
  });

  test.prop([phases, seed], { numRuns: 300 })('with shuffled orders', (list, text) => {
    expect(playQueues(list, { areOrdersGrowing: false, seed: text })).toBeUndefined();
  });

  for (const law of laws) {
    test(`holding ten thousand of delay law "${law}"`, { tags: ['long'] }, () => {
      const list = [
        { law, steps: 10_000, pushShare: 1, cancelShare: 0 },
        { law, steps: 20_000, pushShare: 0.5, cancelShare: 0 },
        { law, steps: 20_000, pushShare: 0.5, cancelShare: 0.25 },
      ];
      for (const areOrdersGrowing of [true, false]) {
        expect(playQueues(list, { areOrdersGrowing, seed: law })).toBeUndefined();
      }
    });
  }
});

/** Arms a hundred timeouts of 30 s each millisecond, and cancels those of the millisecond before. */
class Careful implements Actor<never, number | 'Tick'> {
  armed = 0;

  start(self: Self<never, number | 'Tick'>): void {
    self.every(ms(1), 'Tick');
  }
  timer(timer: number | 'Tick', self: Self<never, number | 'Tick'>): void {
    if (timer !== 'Tick') return self.count('fired');
    for (let index = this.armed - 100; index < this.armed; index++) {
      if (index >= 0 && !self.cancel(index)) self.count('lost');
    }
    for (let count = 0; count < 100; count++) self.after(seconds(30), this.armed++);
  }
}

describe('cancelled timers leave no dead slots behind', () => {
  test('100,000 a second of 30 s each, over three seconds, in the ladder', {
    tags: ['long'],
  }, () => {
    const system = new ActorSystem({
      home: new Home('timers'),
      isStrict: true,
      zones: new Zones(),
      seed: new RunSeed('timers'),
      ties: 'fifo',
      queue: 'ladder',
      until: Number.POSITIVE_INFINITY,
      eventsMax: Number.POSITIVE_INFINITY,
      pendingMax: 1000,
      chainMax: 100,
      observers: [],
    });
    const { engine } = system;
    engine.setUp();
    system.births.spawn(undefined, 'careful', () => new Careful(), {});
    let slotsMax = 0;
    for (let tenth = 1; tenth <= 30; tenth++) {
      engine.advance(ms(100 * tenth), Number.POSITIVE_INFINITY);
      expect(engine.ending).toBeUndefined();
      slotsMax = Math.max(slotsMax, engine.store.size);
    }
    expect(system.counters.timers).toBe(2999);
    expect(system.counters.model).toEqual({});
    expect(engine.queue.size).toBe(101);
    expect(slotsMax).toBeLessThan(10_000);
  });

  test('wherever they lie: in the present bucket, in a rung, far away', () => {
    for (const ahead of [1000, 60_000, 1e6, 30e6]) {
      const driven = new Driven((store) => new LadderQueue(store, 0));
      let order = 0;
      let slotsMax = 0;
      driven.push(-1, 0, order++);
      // With it, all there is between is near.
      driven.push(-2, 1e9, order++);
      for (let now = 0; now < 2_000_000; now += 10) {
        // The event of now schedules the next, and a timeout that it takes back.
        if (driven.pop() !== -1) throw new Error('a timeout came that was taken back');
        driven.push(-1, now + 10, order++);
        driven.queue.remove(driven.push(now, now + ahead, order++));
        slotsMax = Math.max(slotsMax, driven.store.size);
      }
      expect(driven.queue.size).toBe(2);
      expect(slotsMax).toBeLessThan(200);
    }
  });
});
