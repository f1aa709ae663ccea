import { expect, test } from 'vitest';
import { DotCanvas, type Paint } from '../../../cli/welcome/dot-canvas.ts';

const plain: Paint = (_, text) => text;
const named: Paint = (layer, text) => (layer === 0 ? text : `<${layer}:${text}>`);

test('each character has four rows of two dots', () => {
  const canvas = new DotCanvas(2, 1);
  expect([canvas.width, canvas.height]).toEqual([4, 4]);
  canvas.dot({ x: 0, y: 0 }, 1);
  canvas.dot({ x: 1, y: 3 }, 1);
  canvas.dot({ x: 2, y: 2 }, 1);
  expect(canvas.lines(plain)).toEqual(['⢁⠄']);
});

test('a line has all dots between its ends, or those of a gap', () => {
  const canvas = new DotCanvas(4, 2);
  canvas.line({ x: 0, y: 0 }, { x: 7, y: 7 }, 1);
  expect(canvas.lines(plain)).toEqual(['⠑⢄', '  ⠑⢄']);
  const dotted = new DotCanvas(4, 1);
  dotted.line({ x: 0, y: 0 }, { x: 7, y: 0 }, 1, 3);
  expect(dotted.lines(plain)).toEqual(['⠁⠈ ⠁']);
});

test('what lies outside is left out', () => {
  const canvas = new DotCanvas(1, 1);
  for (const at of [-1, 4, Number.NaN]) canvas.dot({ x: 0, y: at }, 1);
  canvas.mark({ x: 2, y: 0 }, '●', 1);
  expect(canvas.lines(plain)).toEqual(['']);
});

test('a higher layer colours its character, and a mark covers the dots below it', () => {
  const canvas = new DotCanvas(3, 1);
  canvas.line({ x: 0, y: 0 }, { x: 5, y: 0 }, 1);
  canvas.dot({ x: 2, y: 1 }, 2);
  canvas.dot({ x: 2, y: 2 }, 1);
  canvas.mark({ x: 4, y: 0 }, '●', 3);
  expect(canvas.lines(named)).toEqual(['<1:⠉><2:⠏><3:●>']);
});
