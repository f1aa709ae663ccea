import { describe, expect, test } from 'vitest';
import { open, seconds, type WorldView } from '../../../kernel/index.ts';
import { counted, counting } from './counting.ts';

const isAt =
  (count: number) =>
  (world: WorldView): boolean =>
    world.gauge('count') >= count;

describe('stopWhen', () => {
  test('ends the run after the last event of the instant at which it is true', () => {
    const { outcome } = counted(counting({ stopWhen: isAt(4) }, [5, 5, 5])).result();
    expect(outcome).toMatchObject({ reason: 'stopped', at: seconds(2), events: 9 });
  });

  test('may never be true', () => {
    const { outcome } = counted(counting({ stopWhen: isAt(100) })).result();
    expect(outcome).toMatchObject({ reason: 'idle', at: seconds(5) });
  });

  test('comes before the limits of time and events', () => {
    for (const limits of [{ until: '2500ms' }, { events: 3 }]) {
      const { outcome } = counted(counting({ stopWhen: isAt(2) }), { limits }).result();
      expect(outcome).toMatchObject({ reason: 'stopped', at: seconds(2) });
    }
  });

  test('gets the values of the options', () => {
    const seen = new Set<object>();
    const stopWhen = (_world: WorldView, options: object): boolean => {
      seen.add(options);
      return true;
    };
    counted(counting({ stopWhen }));
    expect([...seen]).toEqual([{}]);
  });

  test('ends a run that goes back in time at the same event', () => {
    const world = counted(counting({ stopWhen: isAt(3) }));
    const again = world.again(2);
    expect(again.advance()).toEqual(world.ending);
  });

  test('blames no actor for its own error', () => {
    const stopWhen = (): never => {
      throw new Error('no');
    };
    const world = open(counting({ stopWhen }), { seed: 1 });
    expect(() => world.advance()).toThrow('no');
  });
});
