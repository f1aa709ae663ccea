import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { chartSvg, type Panel } from '../../../cli/output/chart.ts';
import { instantMarks, numberMarks } from '../../../cli/output/chart-marks.ts';
import { measuresSvg, rangeOf } from '../../../cli/output/measures-chart.ts';
import { DAY, HOUR, MINUTE, seconds } from '../../../kernel/index.ts';

const panelOf = (changes: Partial<Panel>): Panel => ({
  title: 'residue',
  label: 'residue',
  at: [0, 1, 2, 3],
  bands: [],
  line: [0, 1, 2, 3],
  range: [0, 5],
  ...changes,
});

/** The values of an attribute of all elements of a class. */
function attributes(svg: string, name: string, attribute: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ attributes: all }) => {
    if (all.class === name) found.push(String(all[attribute]));
  });
  parser.write(svg).close();
  return found;
}

const drawn = (panel: Panel, name: string): string[] =>
  attributes(chartSvg({ title: 'a <b> & c', legend: [], panels: [panel] }), name, 'd');

// The values lie between x = 76 and 700, and y = 280 (for 0) and 96 (for 5).
test('a line is drawn as steps, since a value holds until the next one', () => {
  expect(drawn(panelOf({}), 'curve')).toEqual(['M76 280H284V243.2H492V206.4H700V169.6H700']);
});

test('a missing value leaves a gap', () => {
  expect(drawn(panelOf({ line: [0, null, 2, null] }), 'curve')).toEqual([
    'M76 280H284M492 206.4H700',
  ]);
});

test('a band is the area between its lines', () => {
  const band = { low: [0, 1, 1, 1], high: [5, 5, 2, 2] };
  expect(drawn(panelOf({ bands: [band] }), 'band')).toEqual([
    'M76 96H284V96H492V206.4H700V206.4H700V243.2H700V243.2H492V243.2H284V280H76Z',
  ]);
});

test('an image has a title, colours for light and dark surroundings, and a panel for each measure', () => {
  const values = { a: [1, 2], b: [null, null] };
  const svg = measuresSvg('mine', ['a', 'b'], { at: [0, 5], values });
  expect(svg).toContain('<title>mine</title>');
  expect(svg).toContain('@media (prefers-color-scheme: dark)');
  expect(attributes(svg, 'panel', 'y')).toEqual(['82', '346']);
  expect(attributes(svg, 'curve', 'd')).toEqual(['M76 280H700V96H700', '']);
});

test('a range holds all numbers', () => {
  expect(
    rangeOf([
      [1, null],
      [-2, 7],
    ]),
  ).toEqual([-2, 7]);
  expect(rangeOf([[null]])).toEqual([0, 1]);
});

test.each([
  [
    [0, 0.98],
    ['0', '0.2', '0.4', '0.6', '0.8', '1'],
  ],
  [
    [3, 3],
    ['1', '2', '3', '4', '5'],
  ],
  [
    [-0.12, 0.1],
    ['-0.15', '-0.1', '-0.05', '0', '0.05', '0.1'],
  ],
  [
    [0, 0],
    ['-0.6', '-0.4', '-0.2', '0', '0.2', '0.4', '0.6'],
  ],
] as const)('the marks of %j are round and enclose it', ([low, high], texts) => {
  expect(numberMarks(low, high).map(({ text }) => text)).toEqual(texts);
});

test.each([
  [3, ['0s', '1us', '2us', '3us']],
  [seconds(3), ['0s', '500ms', '1s', '1.5s', '2s', '2.5s', '3s']],
  [2 * MINUTE - 1, ['0s', '15s', '30s', '45s', '1m', '1.25m', '1.5m', '1.75m']],
  [9 * HOUR, ['0s', '2h', '4h', '6h', '8h']],
  [30 * DAY, ['0s', '5d', '10d', '15d', '20d', '25d', '30d']],
] as const)('marks of virtual time up to %s us are round', (end, texts) => {
  expect(instantMarks(end).map(({ text }) => text)).toEqual(texts);
});
