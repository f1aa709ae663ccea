import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chosenOutputs, OUTPUTS } from '../../../cli/output/outputs.ts';
import { isOneFile, refuseOverwriting } from '../../../cli/output/refuse-overwriting.ts';
import { Folder } from '../command.ts';

const NAMES = Object.entries(OUTPUTS).map(([name, { output }]) => ({ name, ...output }));

/** Chooses one output, whose file is `path`, which a switch makes of the model's name. */
const choose = (name: string, extension: string | undefined, path: string) =>
  chosenOutputs({ [name]: extension === undefined || name === 'html' ? path : true }, 'fsm');

test.each(NAMES)(
  '$word may not replace a file that the run is made of',
  ({ name, word, extension }) => {
    const outputs = choose(name, extension, 'x.json');
    const path = outputs[0].path;
    expect(() => refuseOverwriting(outputs, { files: ['y', path], reloaded: undefined })).toThrow(
      `${word} ${path}: got the file that the run is made of, expected another`,
    );
    refuseOverwriting(outputs, { files: ['y'], reloaded: undefined });
  },
);

test.each(NAMES)(
  '$word may replace the graph that the run is reloaded from only if it is -j',
  ({ name, extension }) => {
    const outputs = choose(name, extension, 'x.json');
    const refuse = () => refuseOverwriting(outputs, { files: [], reloaded: outputs[0].path });
    if (name === 'graphjson') refuse();
    else expect(refuse).toThrow('expected another');
  },
);

const GRAPH = '{"arch":"fsm","version":"spigo-0.3","args":"","graph":[]}';
const OWN = new Map([
  ['graphjson', GRAPH],
  ['graphml', '<?xml version="1.0"?>\n<graphml>'],
  ['html', '<!doctype html><meta name="generator" content="spigo">'],
]);
const DERIVED = NAMES.filter(({ extension }) => extension !== undefined);

test.each(DERIVED)(
  '$word replaces a file that is not named only if spigo wrote it, or by force',
  ({ name, word, extension }) => {
    const folder = new Folder();
    const path = `fsm${extension}`;
    const [output] = chosenOutputs({ [name === 'html' ? 'open' : name]: true }, 'fsm');
    const outputs = [{ ...output, path: join(folder.path, path) }];
    const inputs = { files: [], reloaded: undefined };
    refuseOverwriting(outputs, inputs);
    for (const text of ['', OWN.get(name) ?? '']) {
      folder.write(path, text);
      refuseOverwriting(outputs, inputs);
    }
    for (const text of ['{"arch":"fsm","version":"arch-0.1","services":[]}', 'my notes']) {
      folder.write(path, text);
      expect(() => refuseOverwriting(outputs, inputs)).toThrow(
        `${word} ${folder.path}/${path}: got a file that spigo has not written for it, expected another folder, or --force`,
      );
      refuseOverwriting(outputs, inputs, true);
      refuseOverwriting([{ ...outputs[0], isNamed: true }], inputs);
    }
  },
);

test('two paths lead to one file through links, and where there is none yet', () => {
  const folder = new Folder({ 'plans/a': '' });
  symlinkSync(join(folder.path, 'plans'), join(folder.path, 'link'));
  const path = (name: string): string => join(folder.path, name);
  expect(isOneFile(path('plans/a'), path('link/a'))).toBe(true);
  expect(isOneFile(path('plans/new'), path('link/../link/new'))).toBe(true);
  expect(isOneFile(path('no/such/a'), path('no/such/./a'))).toBe(true);
  expect(isOneFile(path('plans/a'), path('plans/b'))).toBe(false);
});
