import { describe, expect, test } from 'vitest';
import { type Anyone, misuse, play, stage } from './stage.ts';

/** Spawns an actor whose fields the compiler would refuse. */
const spawn = (actor: unknown) => () => stage((setup) => setup.spawn('a', () => actor as Anyone));

const call = (): void => undefined;

describe('an actor', () => {
  test.each([
    ['recieve', 'receive'],
    ['recive', 'receive'],
    ['receivve', 'receive'],
    ['Receive', 'receive'],
    ['tiemr', 'timer'],
    ['strat', 'start'],
    ['brokn', 'broken'],
  ])('is refused for a method %s, where it has no %s', (slip, meant) => {
    class Misspelled {
      [slip] = call;
    }
    class Inherited extends Misspelled {}
    Object.defineProperty(Misspelled.prototype, slip, { value: call });
    const says = misuse(`the set-up spawns "a": it has a method "${slip}", expected "${meant}"`);
    for (const actor of [{ [slip]: call }, new Misspelled(), new Inherited()]) {
      expect(spawn(actor)).toThrow(says);
    }
    expect(spawn({ [slip]: call, [meant]: call })).not.toThrow();
  });

  test('may have methods whose names are only close', () => {
    const names = ['received', 'receiver', 'deceive', 'time', 'timers', 'tier', 'star', 'restart'];
    for (const name of [...names, 'broker', 'token', 'stat']) {
      expect(spawn({ [name]: call }), name).not.toThrow();
    }
    expect(spawn({ recieve: 5 })).not.toThrow();
  });

  test('is refused for a handler that is no function', () => {
    expect(spawn({ receive: 5 })).toThrow(misuse('its receive is 5, expected a method'));
    expect(spawn({ receive: undefined })).not.toThrow();
  });

  test('may have handlers that a getter makes', () => {
    let count = 0;
    class Made {
      get start() {
        return () => void count++;
      }
    }
    play((setup) => void setup.spawn('a', () => new Made()));
    expect(count).toBe(1);
  });
});
