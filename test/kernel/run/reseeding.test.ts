import { expect, test } from 'vitest';
import type { Actor, Self } from '../../../kernel/actors/actor.ts';
import type { Channel } from '../../../kernel/actors/channel.ts';
import type { ObservedEvent } from '../../../kernel/actors/observer.ts';
import { defineModel } from '../../../kernel/run/model.ts';
import type { ScenarioInput } from '../../../kernel/run/scenario.ts';
import { World } from '../../../kernel/run/world.ts';

/** Throws a die every second, and tells the other what came. */
class Player implements Actor<number, 'turn'> {
  constructor(readonly other: Channel<number>) {}
  start(self: Self<number, 'turn'>): void {
    self.every(1_000_000, 'turn');
  }
  timer(_timer: 'turn', self: Self<number, 'turn'>): void {
    self.send(this.other, self.random.integer(1, 1_000_000));
  }
}

const game = defineModel({
  name: 'game',
  actors(setup) {
    const [a, b] = ['a', 'b'].map((name) => setup.channel<number>(name));
    setup.spawn(a, () => new Player(b));
    setup.spawn(b, () => new Player(a));
  },
});
const scenario = {
  seed: 'first',
  ties: 'shuffled',
  limits: { until: '20s' },
  network: {
    latency: { law: 'uniform', min: '1ms', max: '900ms' },
    ordering: 'none',
    loss: 0.3,
    duplication: 0.3,
  },
  faults: [
    { kind: 'delay', between: ['a', 'b'], from: '0s', by: { law: 'exponential', mean: '1s' } },
  ],
} satisfies ScenarioInput;

/** The lines of all events, of a run whose seed changes at an instant. */
function linesOf(input: ScenarioInput, at?: number, seed = 'second'): string[] {
  const lines: string[] = [];
  const note = ({ at: instant, id, data, dropped }: ObservedEvent): void =>
    void lines.push(`${instant} ${id} ${JSON.stringify(data)} ${dropped}`);
  const world = new World(game, input, { observers: [{ event: note }] });
  if (at !== undefined) {
    world.advance({ until: at });
    world.seed.change(seed);
  }
  world.advance();
  return lines;
}

test('a run whose seed changes is the same up to then, and another one afterwards', () => {
  const plain = linesOf(scenario);
  const changed = linesOf(scenario, 10_000_000);
  const first = changed.findIndex((line, index) => line !== plain[index]);
  expect(Number(plain[first].split(' ')[0])).toBeGreaterThanOrEqual(10_000_000);
  expect(first).toBeGreaterThan(20);
  expect(linesOf(scenario, 10_000_000)).toEqual(changed);
  expect(linesOf(scenario, 10_000_000, 'third')).not.toEqual(changed);
});

test('a run whose seed changes to its own stays as it was', () => {
  expect(linesOf(scenario, 10_000_000, 'first')).toEqual(linesOf(scenario));
});

test('a run whose seed changes before the first event is that of the new seed', () => {
  expect(linesOf(scenario, 0)).toEqual(linesOf({ ...scenario, seed: 'second' }));
});
