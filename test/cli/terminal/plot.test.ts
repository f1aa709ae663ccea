import { expect, test } from 'vitest';
import { drawMeasure } from '../../../cli/terminal/plot.ts';
import { seconds } from '../../../kernel/index.ts';

/** The plot's lines on a terminal of that width, for values that were sampled every second. */
function draw(values: readonly (number | null)[], columns = 80): string[] {
  const stream = { isTTY: false, columns } as unknown as NodeJS.WriteStream;
  const at = values.map((_, index): number => seconds(index));
  return drawMeasure('known', { at, values: { known: values } }, stream).split('\n');
}

test('a measure is drawn from its lowest to its highest value over the time of the run', () => {
  expect(draw([0, 1, 4, 9, 10], 30)).toEqual([
    'known',
    '  10 |                      *',
    '     |                 *****',
    '     |',
    '     |',
    '     |',
    '     |',
    '     |',
    '     |           ******',
    '     |',
    '     |',
    '     |     ******',
    '   0 |*****',
    '     0s                    4s',
    '',
    '',
  ]);
});

test('no line is longer than the terminal is wide', () => {
  for (const width of [20, 40, 80, 200]) {
    const lines = draw([0.001234567, 1, 123456, 3, 99, 5], width);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  }
});

test('many values of one column fill it from the lowest to the highest', () => {
  const lines = draw(Array.from({ length: 1001 }, (_, index) => index % 2));
  expect(lines.slice(1, 13).every((line) => /\*{70}/.test(line))).toBe(true);
});

test('a measure that never changes lies at the bottom, and one without values says so', () => {
  expect(draw([3, 3, 3], 20).filter((line) => line.includes('*'))).toEqual(['  3 |**************']);
  expect(draw([null, null])).toEqual(['known', '  no values', '', '']);
});
