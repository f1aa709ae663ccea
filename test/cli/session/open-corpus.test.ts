import { expect, test } from 'vitest';
import { openCorpus } from '../../../cli/session/open-corpus.ts';
import { encodeToken } from '../../../kernel/check/index.ts';
import { completeScenario, defineModel, option } from '../../../kernel/index.ts';

const group = defineModel({
  name: 'group',
  options: { members: option.count(2) },
  actors(setup, { members }) {
    for (let index = 1; index <= members; index++) setup.spawn(`m${index}`, () => ({ start() {} }));
  },
});

const scenario = completeScenario(
  group,
  { seed: '1', faults: [{ kind: 'crash', actors: 'm2', from: '1s' }] },
  'test',
);
const token = encodeToken({ spigo: '0.1.0', scenario, fingerprint: '0123456789abcdef' });
const corpus = { entries: () => [{ path: 'one.json', token, signature: 'any' }] };

const opened = (members: number) => {
  const told: string[] = [];
  const say = (text: string) => told.push(text);
  return { known: openCorpus(group, corpus, { base: { options: { members } }, say }), told };
};

test('a known failure is left out, and told, when its faults name nobody any more', () => {
  expect(opened(3).told).toEqual([]);
  expect(opened(3).known[0].scenario.options).toEqual({ members: 3 });
  const { known, told } = opened(1);
  expect(known).toEqual([]);
  expect(told).toEqual([
    expect.stringMatching(
      /^one\.json: left out, since the model or its options have changed: group: faults\[0\]: got "m2"/,
    ),
  ]);
});
