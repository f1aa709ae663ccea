import { expect, test } from 'vitest';
import { drive, type Steps } from '../../../kernel/check/drive.ts';

test('a batch ends at the first success, and the steps hear of what was shown until then', () => {
  function* steps(): Steps<number, string, string[][]> {
    return [[...(yield [1, 2, 3])], [...(yield [4])], [...(yield [])]];
  }
  const asked: number[] = [];
  const show = (number: number): string => {
    asked.push(number);
    return `shown ${number}`;
  };
  const told = drive(steps(), show, (text) => text === 'shown 2');
  expect(told).toEqual([['shown 1', 'shown 2'], ['shown 4'], []]);
  expect(asked).toEqual([1, 2, 4]);
});
