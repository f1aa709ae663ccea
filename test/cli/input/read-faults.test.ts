import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFaults } from '../../../cli/input/read-faults.ts';
import { resolveRun } from '../../../cli/input/resolve-run.ts';
import { Folder } from '../command.ts';

const CUT = { kind: 'cut', between: ['Pirate1', 'Pirate2'], from: '1s', to: '2s' };
const CRASH = { kind: 'crash', actors: 'Pirate1', from: '3s' };
const ORDER = { at: '1s', to: 'Pirate1', message: { imposition: 'Chat' } };

const fileOf = (data: unknown): string => {
  const folder = new Folder({ 'faults.json': JSON.stringify(data) });
  return join(folder.path, 'faults.json');
};

describe('a file of faults', () => {
  test('holds faults and operations, or is a list of faults', () => {
    expect(readFaults(fileOf({ faults: [CUT], operations: [ORDER] }))).toEqual({
      faults: [CUT],
      operations: [ORDER],
    });
    expect(readFaults(fileOf([CUT]))).toEqual({ faults: [CUT], operations: [] });
  });

  test.each([
    [[{ ...CUT, kind: 'cat' }], '[0]: kind: got "cat", expected one of crash, leave'],
    [{ faults: [CUT, { ...CRASH, from: 'noon' }] }, ': faults[1]: from: got "noon"'],
    [{ operations: [{ at: '1s' }] }, ': operations[0]: '],
    [{ fault: [] }, ': got a field "fault", expected a list of faults, or an object with faults'],
    [7, ': got 7, expected a list of faults, or an object with faults and operations'],
  ])('is refused with its name and the place: %j', (data, told) => {
    const path = fileOf(data);
    expect(() => readFaults(path)).toThrow(`${path}${told}`);
  });

  test('adds to the scenario of a run, which the line that makes it again names', async () => {
    const faults = fileOf([CUT, CRASH]);
    const folder = new Folder({
      'own.json': JSON.stringify({ model: 'fsm', seed: '1', faults: [CUT] }),
    });
    const scenario = join(folder.path, 'own.json');
    const { input, origin, files } = await resolveRun(scenario, { faults });
    expect(input.faults?.map(({ key }) => key)).toEqual([
      'cut Pirate1|Pirate2',
      'cut Pirate1|Pirate2 #2',
      'crash Pirate1',
    ]);
    expect(origin.words).toEqual([scenario, '--faults', faults]);
    expect(files).toEqual([scenario, faults]);
  });
});
