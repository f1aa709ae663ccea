import { expect, test } from 'vitest';
import { chosenOutputs, OUTPUTS } from '../../../cli/output/outputs.ts';
import { refuseOverwriting } from '../../../cli/output/refuse-overwriting.ts';

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
