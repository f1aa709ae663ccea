import { expect, test } from 'vitest';
import { defineModel, type Model } from '../../../kernel/index.ts';

const define = (told: object): Model =>
  defineModel({ name: 'm', options: { members: 3 }, actors() {}, ...told });

const wrong: [told: object, says: string][] = [
  [
    { tolerates: ['crsh'] },
    'tolerates: got "crsh", expected kinds of faults; did you mean "crash"',
  ],
  [{ tolerates: 'crash' }, 'tolerates: got "crash", expected a list'],
  [{ size: 'member' }, 'size: got "member", expected an option; did you mean "members"'],
  [{ operations: { put: { to: 'a' } } }, 'operations: put: data: got nothing, expected a function'],
  [
    { operations: { put: { to: 3, data: () => 1 } } },
    'operations: put: to: got 3, expected a class',
  ],
];
test.for(wrong)(
  'what a model says about its checks is refused where it is wrong: %j',
  ([told, says]) => {
    expect(() => define(told)).toThrow(says);
  },
);

test('and is kept where it is right', () => {
  const told = {
    tolerates: ['crash'],
    size: 'members',
    operations: { put: { to: 'a', data: () => 1 } },
  };
  expect(define(told)).toMatchObject(told);
});
