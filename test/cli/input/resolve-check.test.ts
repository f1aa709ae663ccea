import { expect, test } from 'vitest';
import { resolveCheck } from '../../../cli/input/resolve-check.ts';

test('the line that makes a check again has every flag that decides it', async () => {
  const flags = { seed: 'x', set: ['population=9'], faults: 'crash', limit: '5s', runs: '7' };
  const { again, againOnly } = await resolveCheck('check', 'fsm', {
    ...flags,
    beyond: true,
    corpus: false,
    workers: '1',
  });
  const line =
    'check fsm --set population=9 --faults crash --beyond --limit 5s --no-corpus --seed x';
  expect(again).toMatch(new RegExp(`${line} --runs 7$`));
  expect(againOnly(3)).toMatch(new RegExp(`${line} --only 3$`));
});
