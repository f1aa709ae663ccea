import { describe, expect, test } from 'vitest';
import {
  always,
  atEnd,
  defineModel,
  each,
  eventually,
  type Property,
  seconds,
  simulate,
} from '../../../kernel/index.ts';
import { Gauge, gaugesWorld } from '../properties/gauges.ts';

const gauges = {
  a: [
    [1, 1],
    [2, 9],
    [3, 1],
  ] as const,
};
const small = each('small', Gauge, ({ value }) => value < 5 || `shows ${value}`);

describe('the judge of a run', () => {
  test('changes nothing in the run', () => {
    const [judged, plain] = [true, false].map((isJudged) => {
      const world = gaugesWorld([small, always('any', () => true)], gauges, {}, { isJudged });
      world.advance();
      return world.result();
    });
    const { verdicts, ...rest } = judged;
    expect(rest).toEqual(plain);
    expect(verdicts?.map(({ verdict }) => verdict)).toEqual(['broken', 'held']);
  });

  test('tells nothing of a model without properties', () => {
    const world = gaugesWorld([], gauges);
    world.advance();
    expect(world.verdicts).toEqual([]);
    expect(world.result()).not.toHaveProperty('verdicts');
  });

  test('ends a run right after the event that breaks a safety property, if it is asked to', () => {
    const late = eventually('late', { within: 0 }, () => false);
    const world = gaugesWorld([late, small], gauges, {}, { stopsAtFailure: true });
    expect(world.advance()).toEqual({ reason: 'interrupted', at: seconds(2), events: 3 });
    expect(world.verdicts.map(({ verdict }) => verdict)).toEqual(['broken', 'broken']);
    expect(world.advance()).toEqual(world.ending);
  });

  test('lets a condition look at the run, and no more at the clock than an actor may', () => {
    const clock = always('clock', () => Date.now() > 0);
    const world = gaugesWorld([clock], gauges);
    world.advance();
    expect(world.verdicts[0].reason).toMatch(/^SimulationError: 0s: Date would make the run/);
  });

  test('does not blame an actor for a promise of a condition', () => {
    const condition = (): boolean => {
      void Promise.resolve().then(() => undefined);
      return true;
    };
    const end = atEnd('end', condition);
    const world = gaugesWorld([always('any', condition), small, end], { a: [[1, 1]] as const });
    expect(world.advance()).toMatchObject({ reason: 'idle' });
    expect(world.verdicts.map(({ verdict }) => verdict)).toEqual(['held', 'held', 'held']);
  });

  test('judges the state in which a model stops its run, in the middle of an instant', () => {
    const seen: number[] = [];
    const look = always('look', { every: 'instant' }, (world) => seen.push(world.eventCount) > 0);
    const model = defineModel({
      name: 'stops',
      properties: [look, eventually('never', { within: seconds(1) }, () => false)],
      actors(setup) {
        setup.spawn('one', () => ({ start: (self) => self.stop() }));
        setup.spawn('two', () => ({ start() {} }));
      },
    });
    const { verdicts } = simulate(model, { seed: 1 });
    expect(seen).toEqual([1]);
    expect(verdicts?.map(({ verdict }) => verdict)).toEqual(['held', 'broken']);
  });
});

test('a model refuses what is no property, and two of one name', () => {
  const model = (properties: unknown) =>
    defineModel({ name: 'm', actors() {}, properties: properties as Property[] });
  expect(() => model([small, small])).toThrow(
    /^model m: properties\[1\]: got the name "small" again, expected each once$/,
  );
  expect(() => model([() => true])).toThrow(/^model m: properties\[0\]: got function, expected/);
  expect(() => model('small')).toThrow(/^model m: properties: got "small", expected a list$/);
});
