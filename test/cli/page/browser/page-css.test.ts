import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(
  new URL('../../../../cli/page/browser/style/ground.css', import.meta.url),
  'utf8',
);

/** The custom properties of each rule with this selector, sorted. */
const coloursOf = (selector: string): string[][] =>
  css
    .split(`${selector} {`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf('}')).match(/--[\w-]+: [^;]+/g) ?? [])
    .map((colours) => [...colours].sort());

test('the dark theme has the same colours, whether the system asks for it or who looks', () => {
  const [bySystem] = coloursOf(':root:not([data-theme="light"])');
  const [byChoice] = coloursOf(':root[data-theme="dark"]');
  expect(bySystem.length).toBeGreaterThan(10);
  expect(byChoice).toEqual(bySystem);
});

/** The luminance of `#rgb` or `#rrggbb`. Source: WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((one) => one + one) : undefined;
  const [red, green, blue] = (digits ?? colour.slice(1).match(/../g) ?? []).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// WCAG 2.2 asks for 4.5 of words, and for 3 of graphics. The shades of degrees go with a node's size, and do with less.
test.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('in the %s theme words are legible, and no group is lost on the ground', (_, selector) => {
  const all = Object.fromEntries(
    [...coloursOf(':root')[0], ...coloursOf(selector)[0]].map((one) => one.slice(2).split(': ')),
  );
  const contrast = (one: string, other: string): number => {
    const [less, more] = [luminance(all[one]), luminance(all[other])].sort((a, b) => a - b);
    return (more + 0.05) / (less + 0.05);
  };
  for (const ground of ['paper', 'panel', 'hover']) {
    for (const word of ['ink', 'quiet']) expect(contrast(word, ground)).toBeGreaterThan(4.5);
  }
  for (let group = 0; group < 7; group += 1) {
    expect([group, contrast(`group-${group}`, 'paper') > 3]).toEqual([group, true]);
  }
  expect(contrast('fault', 'paper')).toBeGreaterThan(4.5);
  for (let shade = 0; shade < 5; shade += 1) {
    expect([shade, contrast(`shade-${shade}`, 'paper') > 1.7]).toEqual([shade, true]);
  }
});
