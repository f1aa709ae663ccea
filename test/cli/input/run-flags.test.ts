import { expect, test } from 'vitest';
import { measuresOf, optionsOf } from '../../../cli/input/run-flags.ts';
import { defineModel, option } from '../../../kernel/index.ts';

const about = { actors() {} };
const model = defineModel({
  name: 'a',
  measures: { residue: () => 1, traffic: () => 2 },
  ...about,
});

test('measures that are drawn are those of the model, in the order of the flags', () => {
  expect(measuresOf(undefined, model)).toEqual([]);
  expect(measuresOf(['traffic', 'residue'], model)).toEqual(['traffic', 'residue']);
});

test('a measure that the model does not have is refused', () => {
  const refusal = (name: string, of: typeof model) => () => measuresOf([name], of);
  expect(refusal('resdue', model)).toThrow(
    '--plot resdue: model a has no such measure; did you mean "residue"?',
  );
  expect(refusal('x', defineModel({ name: 'b', ...about }))).toThrow(
    '--plot x: model b has no measures',
  );
});

test('-p sets the option that is the population, whatever its name', () => {
  const sized = defineModel({
    name: 'sized',
    options: { clients: option.count(3) },
    size: 'clients',
    actors: () => undefined,
  });
  expect({ ...optionsOf({ population: '7' }, sized) }).toEqual({ clients: 7 });
  expect(() => optionsOf({ population: 'x' }, sized)).toThrow('-p: got "x"');
});
