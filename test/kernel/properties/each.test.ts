import { describe, expect, test } from 'vitest';
import { each, on, seconds } from '../../../kernel/index.ts';
import { Gauge, gaugesWorld, verdictOn } from './gauges.ts';

describe('each', () => {
  test('judges an actor after its own events alone', () => {
    const seen: string[] = [];
    const look = each('look', Gauge, (gauge, { name }) => seen.push(`${name} ${gauge.value}`) > 0);
    expect(verdictOn(look, { a: [[1, 5]] as const, b: [[2, 6]] as const })).toMatchObject({
      evaluated: 4,
      held: 4,
    });
    expect(seen).toEqual(['a 0', 'b 0', 'a 5', 'b 6']);
  });

  test('names the actor that breaks it', () => {
    const small = each('small', Gauge, ({ value }) => value < 5 || `shows ${value}`);
    expect(verdictOn(small, { a: [[1, 4]] as const, b: [[2, 6]] as const })).toMatchObject({
      verdict: 'broken',
      actor: 'b',
      reason: 'shows 6',
      at: seconds(2),
      event: 4,
    });
  });

  test('sees the last state of an actor that leaves, and its life', () => {
    const stays = each('stays', Gauge, (gauge, { life }) => life === 'present' || `${gauge.value}`);
    expect(verdictOn(stays, { a: [[1, -3]] as const })).toMatchObject({ actor: 'a', reason: '-3' });
  });

  test('leaves actors of other classes alone', () => {
    class Other {}
    const none = each('none', Other, () => false);
    expect(verdictOn(none, { a: [[1, 1]] as const })).toMatchObject({
      verdict: 'held',
      evaluated: 0,
    });
  });

  test('asks the world for no actor, however many there are', () => {
    const names = Array.from({ length: 100 }, (_, index) => [`g${index}`, [[1, 1]]] as const);
    const world = gaugesWorld([each('any', Gauge, () => true)], Object.fromEntries(names));
    world.actors = () => {
      throw new Error('a scan');
    };
    world.actor = () => {
      throw new Error('a look');
    };
    world.advance();
    expect(world.verdicts[0]).toMatchObject({ verdict: 'held', evaluated: 200 });
  });
});

describe('on', () => {
  test('judges each event after its handler, with a memory of the run', () => {
    const once = on('once', { memory: () => new Map<string, number>() }, (event, seen, world) => {
      const { name } = event.to;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      const { actor } = world.actor(name) ?? {};
      if (event.kind === 'timer' && actor instanceof Gauge && actor.value === 0) return 'too early';
      return count < 3 || `${count} events`;
    });
    const gauges = {
      a: [
        [1, 1],
        [3, 2],
      ] as const,
      b: [[2, 1]] as const,
    };
    expect(verdictOn(once, gauges)).toMatchObject({
      verdict: 'broken',
      actor: 'a',
      reason: '3 events',
      event: 5,
      evaluated: 5,
      held: 4,
    });
  });
});
