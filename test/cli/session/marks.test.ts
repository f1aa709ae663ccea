import { expect, test } from 'vitest';
import { divergenceFrom, marksOf } from '../../../cli/session/marks.ts';
import { completeScenario, defineModel, ms, type Self } from '../../../kernel/index.ts';

/** Sends itself a message at each turn, another one from turn `changeAt` on. */
class Turns {
  count = 0;

  constructor(readonly changeAt: number) {}

  start(self: Self<number, 'Turn'>): void {
    self.every(ms(1), 'Turn');
  }

  receive(): void {}

  timer(_timer: 'Turn', self: Self<number, 'Turn'>): void {
    this.count += 1;
    self.send(self.channel, this.count < this.changeAt ? 0 : 1);
  }
}

const turns = defineModel({
  name: 'turns',
  options: { changeAt: 1000 },
  actors: (setup, { changeAt }) => void setup.spawn('a', () => new Turns(changeAt)),
});

const scenarioOf = (changeAt: number, events: number) =>
  completeScenario(turns, { seed: '1', options: { changeAt }, limits: { events } }, 'test');

// Event 1 is the start. Turn n is event 2n, and its message event 2n + 1.
test('a short run is marked after each event, so that another one leaves it at one', () => {
  const marks = marksOf(turns, scenarioOf(1000, 41), 41);
  expect(marks.map(([event]) => event)).toEqual(
    Array.from({ length: 41 }, (_, index) => index + 1),
  );
  expect(divergenceFrom(marks, turns, scenarioOf(1000, 41))).toBeUndefined();
  expect(divergenceFrom(marks, turns, scenarioOf(7, 41))).toEqual({ after: 13, upTo: 14 });
  expect(divergenceFrom(marks, turns, scenarioOf(1000, 20))).toEqual({ after: 20, upTo: 21 });
});

test('a long run is marked at equal distances', () => {
  const marks = marksOf(turns, scenarioOf(1000, 640), 640);
  expect(marks.length).toBe(64);
  expect(divergenceFrom(marks, turns, scenarioOf(7, 640))).toEqual({ after: 10, upTo: 20 });
});
