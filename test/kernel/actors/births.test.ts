import { describe, expect } from 'vitest';
import { type Channel, type Setup, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, boss, eventsOf, failure, type Me, misuse, play, stage } from './stage.ts';

describe('an address', () => {
  test('is one channel, however often it is asked for, whoever is spawned there', () => {
    const channels: Channel[] = [];
    const { world } = play((setup) => {
      channels.push(
        setup.channel('a'),
        setup.channel('a'),
        setup.spawn('a', () => ({})),
      );
      channels.push(setup.channel('a'));
    });
    expect(channels.length).toBe(4);
    expect(new Set(channels).size).toBe(1);
    expect([...world.actors()].map(({ name }) => name)).toEqual(['a']);
  });

  test('has an identity that follows from its name alone', () => {
    /** Ids of what "one" sends to "x" and sets with its channel, where others are made before. */
    const ids = (make: (setup: Setup) => void) =>
      eventsOf((setup) => {
        make(setup);
        const x = setup.channel('x');
        setup.spawn('one', () => ({
          start(self) {
            self.send(x, 1);
            self.after(us(5), { x });
          },
        }));
      })
        .filter(
          ({ from, kind, to }) => from?.name === 'one' || (kind === 'timer' && to.name === 'one'),
        )
        .map(({ id }) => id);
    const expected = ids(() => undefined);
    expect(new Set(expected).size).toBe(2);
    const parent: Anyone = { start: (self) => void self.spawn('x', () => ({})) };
    expect(ids((setup) => void setup.spawn('x', () => ({})))).toEqual(expected);
    expect(ids((setup) => void setup.spawn('other', () => ({})))).toEqual(expected);
    expect(ids((setup) => void setup.spawn('parent', () => parent))).toEqual(expected);
  });

  test('where an actor lives takes no other, from an actor or from the set-up', () => {
    const { outcome } = boss({ 5: (self) => void self.spawn('a', () => ({})) }, (setup) =>
      setup.spawn('a', () => ({})),
    ).result;
    const says = 'boss spawns "a", where an actor lives, expected another name';
    expect(outcome).toMatchObject({ ...failure('boss', says), at: 5 });
    for (const at of ['name', 'channel']) {
      const twice = () =>
        stage((setup) => {
          const channel = setup.spawn('a', () => ({}));
          setup.spawn(at === 'name' ? 'a' : channel, () => ({}));
        });
      expect(twice).toThrow(misuse('the set-up spawns "a", where an actor lives'));
    }
  });

  test('is a name or a channel, and nothing else', () => {
    for (const [at, shown] of [
      [undefined, 'nothing'],
      [7, '7'],
      [{ name: 'one' }, '{"name":"one"}'],
      [null, 'null'],
    ]) {
      const setUp = () => stage((setup) => void setup.spawn(at as string, () => ({})));
      expect(setUp).toThrow(misuse(`the set-up spawns at ${shown}, expected a name or a channel`));
    }
  });

  test("is not the spawner's own, which lives until its handler has returned", () => {
    const own = (self: Me) => void self.spawn(self.channel, () => ({}));
    const says = 'boss spawns "boss", where an actor lives';
    expect(boss({ 1: own }).result.outcome).toMatchObject(failure('boss', says));
    const after = (self: Me): void => {
      self.leave();
      own(self);
    };
    expect(boss({ 1: after }).result.outcome).toMatchObject(
      failure('boss', 'boss spawns its own address, expected another, as its handler still runs'),
    );
  });
});

describe('a factory', () => {
  class Member {
    start(): void {}
  }
  /** What a run says where "boss" spawns "a" with this in place of a factory, once or again. */
  const outcomeOf = (make: unknown) => {
    const spawn = (self: Me): void => void self.spawn('a', make as () => Anyone);
    return boss({ 1: spawn, 2: spawn }).result.outcome;
  };

  test('is a function: an actor in its place is refused in a line that says what to write', () => {
    const says =
      'boss spawns "a" with an instance of Member, expected a function that makes an actor for each life: () => new Member(...)';
    expect(outcomeOf(new Member())).toMatchObject({ ...failure('boss', says), at: 1 });
    const setUp = () => stage((setup) => void setup.spawn('a', new Member() as never));
    expect(setUp).toThrow(misuse('the set-up spawns "a" with an instance of Member, expected a'));
    const cls =
      'boss spawns "a" with the class Member, expected a function that makes an actor for each life: () => new Member(...)';
    expect(outcomeOf(Member)).toMatchObject(failure('boss', cls));
    const plain = 'boss spawns "a" with {}, expected a function that makes an actor';
    expect(outcomeOf({ start() {} })).toMatchObject(failure('boss', plain));
    expect(outcomeOf(undefined)).toMatchObject(
      failure('boss', 'with nothing, expected a function'),
    );
  });

  test('is not asked where the zone is no text', () => {
    const spawn = (self: Me): void =>
      void self.spawn('a', () => ({}), { zone: 5 } as unknown as { zone: string });
    expect(boss({ 1: spawn }).result.outcome).toMatchObject(
      failure('boss', 'boss puts "a" in zone 5, expected a text'),
    );
  });

  test('is not reached by a channel of the set-up whose zone is no text, either', () => {
    const setUp = () =>
      stage((setup) => void setup.channel('a', { zone: 5 } as unknown as { zone: string }));
    expect(setUp).toThrow(misuse('the set-up puts "a" in zone 5, expected a text'));
  });

  test('makes a fresh actor, and at once', () => {
    const old: Anyone = { start: (self) => self.leave() };
    expect(outcomeOf(() => old)).toMatchObject({
      ...failure('boss', 'its factory made the actor of an earlier life, expected a new one'),
      at: 2,
    });
    for (const [made, says] of [
      [undefined, 'its factory made nothing, expected an actor'],
      [null, 'its factory made null, expected an actor'],
      [7, 'its factory made 7, expected an actor'],
      [Object.fromEntries([['then', () => undefined]]), 'its factory made a promise, expected an'],
    ] as const) {
      expect(outcomeOf(() => made)).toMatchObject(failure('boss', `boss spawns "a": ${says}`));
    }
  });

  test('that spawns at the very address is refused', () => {
    let kept: Me | undefined;
    const outcome = boss({
      1(self) {
        kept = self;
        self.spawn('a', () => {
          kept?.spawn('a', () => ({}));
          return {};
        });
      },
    }).result.outcome;
    expect(outcome).toMatchObject(failure('boss', 'boss spawns "a", where an actor lives'));
  });

  test('is asked once a life, and not where the spawn is refused', () => {
    let madeCount = 0;
    const make = (): Anyone => {
      madeCount++;
      return {};
    };
    boss({ 1: (self) => void self.spawn('a', make), 2: (self) => void self.spawn('a', make) });
    expect(madeCount).toBe(1);
  });
});
