import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  durationsAmong,
  NOTES_MIN,
  notedDurations,
  pauseNotes,
} from '../../../kernel/data/noted-durations.ts';
import { days, hours, minutes, ms, seconds, us } from '../../../kernel/data/time.ts';
import { defineModel, open, simulate } from '../../../kernel/index.ts';

/** The modules of the package's doors, and those of the command. */
const doors = [
  ...Object.values<string | { default: string }>(
    JSON.parse(readFileSync('package.json', 'utf8')).exports,
  ).flatMap((target) => (typeof target === 'string' ? [] : [target.default])),
  './dist/cli/commands/index.js',
].map((path) => `../../../${path.replace('./dist/', '').replace('.js', '.ts')}`);

test('no module of the project notes a value when it is loaded', async () => {
  // All modules anew: those of other tests may have noted what they like.
  vi.resetModules();
  const { notedDurations: notedAnew } = await import('../../../kernel/data/noted-durations.ts');
  expect(notedAnew).not.toBe(notedDurations);
  for (const door of doors) await import(/* @vite-ignore */ door);
  const { builtInModel, builtInNames } = await import('../../../models/built-in.ts');
  for (const name of builtInNames) await builtInModel(name);
  expect(doors).toContain('../../../models/spigo.ts');
  expect(doors.length).toBeGreaterThan(4);
  expect(notedAnew()).toEqual([]);
  const { us: usAnew } = await import('../../../kernel/data/time.ts');
  usAnew(17);
  expect(notedAnew()).toEqual([17]);
});

describe('a number of a model is a duration', () => {
  beforeEach(() => void durationsAmong([]));

  test('when a unit function, whichever, made it', () => {
    const made = [us(3), ms(3), seconds(3), minutes(3), hours(3), days(3)];
    expect([...durationsAmong([...made, 4])]).toEqual(made);
  });

  test('when it is held as often as it was made, or less often; not when it is held more often', () => {
    for (let call = 0; call < 2; call++) us(31);
    expect([...durationsAmong([31, 31])]).toEqual([31]);
    for (let call = 0; call < 2; call++) us(31);
    expect([...durationsAmong([31])]).toEqual([31]);
    for (let call = 0; call < 2; call++) us(31);
    expect([...durationsAmong([31, 31, 31])]).toEqual([]);
  });

  test('by what was made since the model before, where the value was made since then', () => {
    us(41);
    expect([...durationsAmong([41])]).toEqual([41]);
    us(41);
    // Two calls in all, one for this model.
    expect([...durationsAmong([41, 41])]).toEqual([]);
  });

  test('by all that was made, where the value was not made since the model before', () => {
    us(43);
    for (let model = 0; model < 3; model++) expect([...durationsAmong([43])]).toEqual([43]);
    expect([...durationsAmong([43, 43])]).toEqual([]);
  });
});

describe('what unit functions make', () => {
  test('is noted, but for what they make until notes are resumed', () => {
    const resume = pauseNotes();
    const resumeInner = pauseNotes();
    us(51);
    resumeInner();
    us(52);
    resume();
    us(53);
    const noted = notedDurations();
    expect([51, 52, 53].map((value) => noted.includes(value))).toEqual([false, false, true]);
  });

  test('is forgotten after as many other values as the notes hold, and not before', () => {
    us(61);
    for (let value = 1; value < NOTES_MIN; value++) us(1e6 + value);
    expect(notedDurations()).toContain(61);
    for (let value = 0; value <= NOTES_MIN; value++) us(2e6 + value);
    expect(notedDurations()).not.toContain(61);
    expect(notedDurations().length).toBeLessThanOrEqual(2 * NOTES_MIN);
  });

  test('is remembered, with its calls, when it is made again in time', () => {
    us(71);
    durationsAmong([]);
    for (let round = 0; round < 3; round++) {
      for (let value = 1; value < NOTES_MIN; value++) us(3e6 + round * 1e6 + value);
      us(71);
    }
    durationsAmong([]);
    expect([...durationsAmong([71, 71, 71, 71])]).toEqual([71]);
  });

  test('is not noted while a world is made or advances, and is again after', () => {
    const model = defineModel({
      name: 'mine',
      options: { fails: false },
      actors(setup, { fails }) {
        us(81);
        if (fails) throw new Error('on purpose');
        setup.spawn('one', () => ({
          start: (self) => self.after(us(82), 'T'),
          timer: () => void us(83),
        }));
      },
    });
    expect(simulate(model, { seed: 1 }).counts.timers).toBe(1);
    expect(() => open(model, { seed: 1, options: { fails: true } })).toThrow('on purpose');
    us(84);
    const noted = notedDurations();
    expect([81, 82, 83, 84].filter((value) => noted.includes(value))).toEqual([84]);
  });
});
