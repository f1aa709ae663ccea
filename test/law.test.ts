import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLaw, type Law } from './law.ts';
import { allKeptCases, keptCases } from './law-cases.ts';
import { lineOf, settingsOf } from './law-settings.ts';
import { readProject } from './source.ts';

/** The cases that a law of this name is tried with. */
async function casesOf(
  name: string,
  env: Readonly<Record<string, string>> = {},
  kept: readonly [number][] = [],
): Promise<number[]> {
  const cases: number[] = [];
  const law: Law<[number]> = {
    name,
    file: 'test/x.test.ts',
    arbitraries: [fc.integer()],
    holds: (value) => cases.push(value),
    parameters: { numRuns: 20 },
  };
  await checkLaw(law, settingsOf(env), kept);
  return cases;
}

/** The message of a law that fails for 10 and above. */
async function complaint(env: Readonly<Record<string, string>>): Promise<string> {
  const law: Law<[number]> = {
    name: "it's (small)",
    file: 'test/x.test.ts',
    arbitraries: [fc.nat()],
    holds: (value) => expect(value).toBeLessThan(10),
    parameters: {},
  };
  return checkLaw(law, settingsOf(env), []).then(
    () => 'held',
    (error: Error) => error.message,
  );
}

describe('a law', () => {
  test('meets the same cases every time, and others than a law of another name', async () => {
    const cases = await casesOf('one');
    expect(new Set(cases).size).toBeGreaterThan(10);
    expect(await casesOf('one')).toEqual(cases);
    expect(await casesOf('two')).not.toEqual(cases);
  });

  test('meets others from another seed, and more or fewer when asked for', async () => {
    const cases = await casesOf('one');
    const fresh = await casesOf('one', { SPIGO_TEST_SEED: 'a' });
    expect(fresh).not.toEqual(cases);
    expect(await casesOf('one', { SPIGO_TEST_SEED: 'a' })).toEqual(fresh);
    const more = await casesOf('one', { SPIGO_TEST_TIMES: '3' });
    expect(more.length).toBe(60);
    expect(more.slice(0, 20)).toEqual(cases);
    expect(await casesOf('one', { SPIGO_TEST_TIMES: '0.2' })).toEqual(cases.slice(0, 4));
    for (const times of ['0', '-1', 'x', 'Infinity']) {
      expect(() => settingsOf({ SPIGO_TEST_TIMES: times })).toThrow(`got "${times}"`);
    }
  });

  test('meets the cases that are kept first, and then all others', async () => {
    expect(await casesOf('one', {}, [[7], [8]])).toEqual([7, 8, ...(await casesOf('one'))]);
  });

  test('that fails tells the smallest case, and the line that tries it again', async () => {
    const message = await complaint({});
    expect(message).toContain('Counterexample: [10]');
    const only = `test/x.test.ts -t 'it'\\''s \\(small\\)'`;
    expect(message.split('\n').at(-1)).toBe(`Again: npx vitest run ${only}`);
    const fresh = await complaint({ SPIGO_TEST_SEED: 'b c', SPIGO_TEST_TIMES: '2' });
    expect(fresh.split('\n').at(-1)).toBe(
      `Again: SPIGO_TEST_SEED='b c' SPIGO_TEST_TIMES=2 npm run test:fresh -- ${only}`,
    );
  });

  test('is named by that line, whatever its name holds', () => {
    const name = `a "$HOME" \`b\` it's [c] (d|e) ^f$ \\ *? ☠`;
    const line = lineOf({ name, file: 'test/x.test.ts' }, settingsOf({}));
    const script = `npx() { printf '%s\\001' "$@"; }\n${line}`;
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\u0001');
    const pattern = new RegExp(words[words.indexOf('-t') + 1]);
    expect(pattern.exec(name)?.[0]).toBe(name);
  });
});

describe('a case that is kept', () => {
  test('has a story, and belongs to a law that there is', () => {
    const tests = readProject('test/').map(({ text }) => text);
    expect(allKeptCases.length).toBeGreaterThan(0);
    for (const { file, law, story, arguments: values } of allKeptCases) {
      expect(story.length, file).toBeGreaterThan(20);
      expect(values.length, file).toBeGreaterThan(0);
      expect(
        tests.some((text) => text.includes(`'${law.replaceAll("'", "\\'")}'`)),
        `${file}: no law "${law}"`,
      ).toBe(true);
      expect(keptCases(law)).toContainEqual(values);
    }
  });
});
