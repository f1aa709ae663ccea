import { describe, expect } from 'vitest';
import { DataHash } from '../../../kernel/data/hash.ts';
import { Home, Identity } from '../../../kernel/data/identity.ts';
import { problemOf } from '../../../kernel/data/plain-data.ts';
import { test } from '../../property.ts';
import { failure, play } from '../actors/stage.ts';

const home = new Home('here');
const own = new Identity(1, 2, home);
const foreign = new Identity(1, 2, new Home('there'));

class Point {
  constructor(readonly x = 1) {}
}
class Names extends Array<string> {}

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
};
const cycle: { next: unknown[] } = { next: [] };
cycle.next.push(cycle);
const mapWithField = Object.assign(new Map([['a', 1]]), { size2: 2 });

/** Values that are not plain data, and the message for each. */
const problems: readonly (readonly [name: string, value: unknown, says: string])[] = [
  ['a Map', new Map(), 'which is a Map'],
  ['a Map with a field of its own', { view: { members: mapWithField } }, 'view.members is a Map'],
  ['a Set with a field of its own', [Object.assign(new Set([1]), { n: 1 })], '0 is a Set'],
  ['an empty typed array', { bytes: new Uint8Array() }, 'bytes is a Uint8Array'],
  ['a typed array', new Float64Array([1]), 'which is a Float64Array'],
  ['an instance of a class', { at: [new Point()] }, 'at.0 is a Point'],
  ['an instance of a class of lists', { names: new Names('a', 'b') }, 'names is a Names'],
  ['an Error', { cause: new Error('lost') }, 'cause is an Error'],
  ['an object of a nameless class', [new (class {})()], '0 is an object of a class'],
  ['a Date', { when: new Date(0) }, 'when is a Date'],
  ['a text as an object', { text: Object('a') }, 'text is a String'],
  ['a function deep inside', { a: [{ b: { c: () => 1 } }] }, 'a.0.b.c is a function'],
  ['a method', { call() {} }, 'call is a function'],
  ['NaN', [1, { mean: 0 / 0 }], '1.mean is NaN'],
  ['an infinity', { max: -1 / 0 }, 'max is -Infinity'],
  ['a bigint', { big: 1n }, 'big is a bigint'],
  ['a symbol', [Symbol('s')], '0 is a symbol'],
  ['itself', cycle, 'next.0.next.0.next.0... is more than 1000 levels deep, and may hold itself'],
  ['1,001 levels', nested(1001), 'is more than 1000 levels deep, and may hold itself'],
  [
    'a channel of another run',
    { peers: [own, foreign] },
    'peers.1 is a channel of another run (there)',
  ],
];

/** Values that are plain data. */
const plain: readonly (readonly [name: string, value: unknown])[] = [
  ['text, numbers, truth, nothing', ['a', 1, -0, 1.5, 2 ** 60, true, null, undefined]],
  ['a record without a prototype', Object.assign(Object.create(null), { a: 1 })],
  ['a field that is undefined', { a: undefined }],
  ['1,000 levels', nested(1000)],
  ['a value that stands twice, in no circle', [cycle.next.length, own, { own }, [own, own]]],
  ['a field named as a method', JSON.parse('{"then":1,"constructor":3,"__proto__":[]}')],
];

describe('what is no plain data', () => {
  for (const [name, value, says] of problems) {
    test(`is ${name}: it is told where, and no hash is made of it`, () => {
      expect(problemOf(value, home)).toContain(says);
      for (const isStrict of [false, true]) {
        const hash = new DataHash(home, isStrict);
        expect(hash.of(value).hasProblem).toBe(true);
        // Asked again, and after it: what is no data is not kept.
        expect(hash.of(value).hasProblem).toBe(true);
        expect(hash.of({ a: 1 }).hasProblem).toBe(false);
      }
    });

    test(`${name} fails the sender at the line that sends, in a line that says where`, () => {
      const { world, result } = play((setup) => {
        const bob = setup.channel('bob');
        setup.spawn('ann', () => ({
          start(self) {
            try {
              self.send(bob, value);
            } finally {
              self.count('the next line');
            }
          },
        }));
      });
      const end = name.startsWith('a channel') ? 'is a channel of another run' : says;
      expect(result.outcome).toMatchObject(failure('ann', end));
      expect(result.outcome).toMatchObject(failure('ann', 'SimulationError: ann sends '));
      expect(result.outcome).toMatchObject(
        failure('ann', /^which/.test(says) ? ` to bob, ${says}` : ' to bob, in which '),
      );
      expect(result.outcome).toMatchObject(
        failure('ann', ': expected plain JSON data and channels'),
      );
      expect(result.counts.sent).toBe(0);
      expect([...world.inFlight()]).toEqual([]);
    });
  }

  test('is a getter, in a strict run, which could answer differently each time', () => {
    let count = 0;
    const value = {
      deep: {
        get n() {
          return count++;
        },
      },
    };
    expect(problemOf(value, home)).toBe('in which deep.n is a getter');
    expect(new DataHash(home, true).of(value).hasProblem).toBe(true);
  });

  test('fails whoever sets or cancels a timer of it', () => {
    for (const use of ['after', 'every', 'cancel'] as const) {
      const { result } = play((setup) => {
        setup.spawn('ann', () => ({
          start(self) {
            const timer = { about: new Set() };
            if (use === 'cancel') self.cancel(timer);
            else self[use](1, timer);
          },
        }));
      });
      const says =
        'ann sets or cancels the timer {"about":{}}, in which about is a Set: expected plain JSON data and channels';
      expect(result.outcome).toMatchObject(failure('ann', says));
    }
  });

  test('names six fields on the way at most', () => {
    const deep = { a: { b: { c: { d: { e: { f: { g: 5n } } } } } } };
    expect(problemOf(deep, home)).toBe('in which a.b.c.d.e.f... is a bigint');
  });
});

describe('what is plain data', () => {
  for (const [name, value] of plain) {
    test(`is ${name}`, () => {
      expect(problemOf(value, home)).toBeUndefined();
      for (const isStrict of [false, true]) {
        expect(new DataHash(home, isStrict).of(value).hasProblem).toBe(false);
      }
    });
  }
});
