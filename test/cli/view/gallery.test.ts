import { expect, test } from 'vitest';
import { resolveRun } from '../../../cli/input/resolve-run.ts';
import { builtInEntries } from '../../../cli/view/gallery.ts';
import { PARAGRAPHS } from '../../../cli/view/gallery-texts.ts';
import { type Channel, type Duration, open, seconds, type World } from '../../../kernel/index.ts';
import { builtInNames } from '../../../models/built-in.ts';

test('every built-in model and every example has a text of its own', () => {
  const entries = builtInEntries();
  const titles = entries.map(({ title }) => title);
  expect(titles).toEqual([...builtInNames, 'raft-cut', 'retry-storm']);
  expect(Object.keys(PARAGRAPHS).sort()).toEqual([...titles].sort());
  expect(new Set(entries.map(({ about }) => about)).size).toBe(entries.length);
});

test('the retry storm goes on when its cause is over, and without that cause there is none', async () => {
  const entry = builtInEntries().find(({ title }) => title === 'retry-storm');
  const { input, model } = await resolveRun(entry?.file, {});
  const countedAt = (world: World, until: Duration): readonly number[] => {
    world.advance({ until });
    const { answered = 0, requests = 0 } = world.counts.model;
    return [answered, requests];
  };
  // The fault holds from 5 s to 8 s.
  const states = new Map<string, string>();
  const observer = { state: (state: string, { name }: Channel) => void states.set(name, state) };
  const storm = open(model, input, { observers: [observer] });
  const [answered, requests] = countedAt(storm, seconds(9));
  const [answeredLater, requestsLater] = countedAt(storm, seconds(16));
  expect(requestsLater - requests).toBeGreaterThan(700);
  expect((answeredLater - answered) / (requestsLater - requests)).toBeLessThan(0.01);
  expect([...states.values()].sort()).toEqual(['busy', 'full', 'retrying', 'retrying', 'retrying']);
  const [calm, asked] = countedAt(open(model, { ...input, faults: [] }), seconds(9));
  expect(calm / asked).toBeGreaterThan(0.95);
});
