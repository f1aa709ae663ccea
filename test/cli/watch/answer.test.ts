import { describe, expect, test } from 'vitest';
import { answer, openRun } from '../../../cli/watch/answer.ts';
import { NOTHING_SEEN } from '../../../cli/watch/picture.ts';
import type { Arrived } from '../../../cli/watch/questions.ts';
import { completeScenario } from '../../../kernel/index.ts';
import { spread } from '../../../models/gossip/index.ts';

const SCENARIO = completeScenario(spread, { seed: '1', options: { population: 30 } }, 'test');
const open = () => openRun(spread, SCENARIO);
const seen = NOTHING_SEEN;

describe('a viewer that asks', () => {
  test('is told the options of the model, with the words of a choice', () => {
    const { options } = open().opened;
    expect(options).toContainEqual(expect.objectContaining({ name: 'population', value: '30' }));
    expect(options.find(({ name }) => name === 'clocking')?.choices).toEqual(['cycles', 'free']);
  });

  test('gets answers that can be cloned, to each question', () => {
    const { run } = open();
    const asked = [
      { question: 'advance', events: 50, seen },
      { question: 'go', event: 10, seen },
      { question: 'goTo', at: 20_000_000, seen },
      { question: 'survey', events: 10, end: undefined },
      { question: 'prepare', events: 10 },
      { question: 'actor', name: 'node1' },
      { question: 'causes', id: '0' },
      { question: 'end', seen },
    ] as const;
    for (const one of asked) {
      const told = answer(run, one);
      expect(structuredClone(told)).toEqual(told);
    }
  });

  test('is told whether it has come where it wanted', () => {
    const { run } = open();
    const go = (event: number) => answer(run, { question: 'go', event, seen }) as Arrived;
    expect([go(7).isThere, go(7).picture.event]).toEqual([true, 7]);
    // Beyond the end there is nothing.
    expect(go(1e9).isThere).toBe(true);
    expect(go(1e9).picture.outcome).toBeDefined();
  });
});
