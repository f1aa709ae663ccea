import { expect, expectTypeOf, test } from 'vitest';
import {
  type ActorView,
  always,
  atEnd,
  type Channel,
  each,
  eventually,
  leadsTo,
  monotone,
  never,
  type ObservedEvent,
  on,
  type Property,
  seconds,
  sometimes,
  stabilises,
  type WorldView,
} from '../../../kernel/index.ts';

class Member {
  term = 0;
  readonly log: string[] = [];
  constructor(readonly peers: readonly Channel[]) {}
}

// Every use here is without a cast and without a written type argument, as a user writes it.

test('the types of states, memories and events follow from the arguments', () => {
  const properties: readonly Property[] = [
    always('a', (world, memory) => {
      expectTypeOf(world).toEqualTypeOf<WorldView>();
      expectTypeOf(memory).toEqualTypeOf<undefined>();
      return world.eventCount > 0 || 'nothing has happened';
    }),
    always('b', { every: seconds(1), memory: () => new Set<string>() }, (world, memory) => {
      expectTypeOf(memory).toEqualTypeOf<Set<string>>();
      return !memory.has(world.fingerprint);
    }),
    never('c', { every: 'instant' }, (world) => world.counts.sent < 0 && 'below 0'),
    each('d', Member, (member, view) => {
      expectTypeOf(member).toEqualTypeOf<Member>();
      expectTypeOf(view).toEqualTypeOf<ActorView>();
      return member.term >= 0 || `${view.name} is in term ${member.term}`;
    }),
    each(
      'e',
      Member,
      { memory: () => new Map<number, string>() },
      ({ term }, { name }, leaders) => {
        expectTypeOf(leaders).toEqualTypeOf<Map<number, string>>();
        return (leaders.get(term) ?? name) === name;
      },
    ),
    on('f', (event) => event.kind !== 'timer' || 'a timer'),
    on('g', { memory: () => new Map<number, string>() }, (event, seen, world) => {
      expectTypeOf(event).toEqualTypeOf<ObservedEvent>();
      expectTypeOf(seen).toEqualTypeOf<Map<number, string>>();
      return seen.size <= world.eventCount;
    }),
    monotone('h', Member, ({ term }) => term),
    monotone('i', Member, { across: 'lives' }, (member) => member.term),
    monotone(
      'j',
      Member,
      { order: (earlier: string[], later: string[]) => earlier.length <= later.length },
      ({ log }) => log,
    ),
    sometimes('k', (world) => world.counts.ties > 0),
    eventually('l', { within: seconds(3), provided: (world) => world.now > 0 }, (world) => {
      expectTypeOf(world).toEqualTypeOf<WorldView>();
      return world.counts.sent > 0 || 'nothing was sent';
    }),
    stabilises('m', { within: seconds(3) }, (world) => world.counts.sent > 0),
    leadsTo(
      'n',
      { within: seconds(1), key: (event) => event.to },
      (event, world) => event.at < world.now,
      (event) => event.kind === 'message',
    ),
    atEnd('o', (world) => world.ending?.reason === 'idle'),
  ];
  expect(properties.map(({ kind }) => kind)).toEqual(
    'always always never each each on on monotone monotone monotone sometimes eventually stabilises leadsTo atEnd'.split(
      ' ',
    ),
  );
});

test('what would be a mistake does not compile', () => {
  // @ts-expect-error A member has no such field.
  each('a', Member, (member) => member.leader === '');
  // @ts-expect-error A condition answers.
  always('b', (world) => world.eventCount);
  // @ts-expect-error A list has no order of its own.
  monotone('c', Member, ({ log }) => log);
  // @ts-expect-error It needs a time.
  expect(() => eventually('d', {}, () => true)).toThrow(/within: got nothing/);
  // @ts-expect-error There is no memory.
  on('e', (_event, memory) => memory.size > 0);
});
