import { expect, test } from 'vitest';
import { chosenOutputs, OUTPUTS } from '../../../cli/output/outputs.ts';

/** The chosen outputs of flags, as the words of their flags and their paths. */
const chosen = (flags: Readonly<Record<string, unknown>>): string[] =>
  chosenOutputs(flags, 'fsm').map(({ output, path }) => `${output.word} ${path}`);

test('a flag that names a file asks for it, and a switch for a file with the name of the model', () => {
  expect(chosen({})).toEqual([]);
  expect(chosen({ graphml: false, graphjson: false, open: false, reload: true })).toEqual([]);
  expect(chosen({ trace: 'x', graphjson: true })).toEqual(['-j fsm.json', '--trace x']);
});

test('--open asks for the page, and opens the file that --html names', () => {
  expect(chosenOutputs({ html: 'x' }, 'fsm')).toMatchObject([{ path: 'x', isOpened: false }]);
  expect(chosenOutputs({ open: true }, 'fsm')).toMatchObject([
    { path: 'fsm.html', isOpened: true },
  ]);
  expect(chosenOutputs({ open: true, html: 'x' }, 'fsm')).toMatchObject([
    { path: 'x', isOpened: true },
  ]);
});

test('the profile is opened first and finished last, and the page is opened last', () => {
  const names = Object.keys(OUTPUTS);
  expect([names.at(0), names.at(-1)]).toEqual(['cpuprofile', 'html']);
  const last = Object.values(OUTPUTS).filter(({ output }) => output.isLast);
  expect(last).toEqual([OUTPUTS.cpuprofile]);
});

test('a flag without a file gives the file an extension of its own', () => {
  const outputs = Object.values(OUTPUTS);
  const extensions = outputs.flatMap(({ output }) => output.extension ?? []);
  expect(new Set(extensions).size).toBe(extensions.length);
  for (const { type, output } of outputs) {
    const namesNone = type === 'boolean' || output.opener !== undefined;
    expect([output.word, output.extension !== undefined]).toEqual([output.word, namesNone]);
  }
});
