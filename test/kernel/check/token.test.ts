import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { decodeToken, encodeToken, type Token } from '../../../kernel/check/token.ts';
import { completeScenario } from '../../../kernel/run/complete-scenario.ts';
import { defineModel } from '../../../kernel/run/model.ts';
import type { Scenario, ScenarioInput } from '../../../kernel/run/scenario.ts';
import { test } from '../../property.ts';

const model = defineModel({ name: 'quiet', options: { members: 3 }, actors: () => undefined });
const scenarioOf = (input: Partial<ScenarioInput> = {}): Scenario =>
  completeScenario(model, { seed: 's', ...input }, 'test');
const tokenOf = (input: Partial<ScenarioInput> = {}, more: Partial<Token> = {}): Token => ({
  spigo: '1.2.3',
  scenario: scenarioOf(input),
  fingerprint: '0123456789abcdef',
  ...more,
});
/** A token of any data, as nobody would encode it. */
const forged = (data: unknown): string =>
  `spigo1.${deflateSync(JSON.stringify(data)).toString('base64url')}`;
const coded = expect.objectContaining({ name: 'SimulationError', code: 'bad-scenario' });
const refusalOf = (text: string): unknown => {
  try {
    return decodeToken(text);
  } catch (error) {
    expect(error).toEqual(coded);
    return (error as Error).message;
  }
};

describe('a token', () => {
  test('is one line that holds all of its data', () => {
    const token = tokenOf(
      {
        faults: [{ kind: 'cut', between: ['m1', 'm2'], from: '3s', to: '5s' }],
        operations: [{ at: '1s', to: 'm1', message: { put: ['x', 1] } }],
        model: { module: './src/detector.ts', export: 'detector' },
      },
      { signature: 'always: one leader', moduleHash: 'abcd' },
    );
    const text = encodeToken(token);
    expect(text).toMatch(/^spigo1\.[\w-]+$/);
    expect(decodeToken(text)).toEqual(token);
  });

  test('may have been wrapped by a text of an issue', () => {
    const text = encodeToken(tokenOf());
    expect(decodeToken(`\n ${text.slice(0, 40)}\r\n  ${text.slice(40)} `)).toEqual(tokenOf());
  });

  test('of fixtures/tokens opens for ever', () => {
    const text = readFileSync(
      new URL('../../../fixtures/tokens/first.txt', import.meta.url),
      'utf8',
    );
    const json = readFileSync(
      new URL('../../../fixtures/tokens/first.json', import.meta.url),
      'utf8',
    );
    expect(decodeToken(text)).toEqual(JSON.parse(json));
  });

  test.prop([
    fc.record({
      seed: fc.string({ unit: 'binary' }),
      operations: fc.array(
        fc.record({
          at: fc.nat(),
          to: fc.string({ unit: 'binary', minLength: 1 }),
          message: fc.jsonValue(),
        }),
        { maxLength: 5 },
      ),
    }),
    fc.string({ unit: 'binary' }),
  ])('comes back as it was, whatever it holds', (input, signature) => {
    const token = tokenOf(input, { signature });
    const plain = JSON.parse(JSON.stringify(token)) as unknown;
    expect(decodeToken(encodeToken(token))).toEqual(plain);
  });

  test.prop([fc.nat(), fc.constantFrom(...'AQgw_-9z')])(
    'with another character is the same one or none, and without its end it is none',
    (place, character) => {
      const token = tokenOf({ options: { members: 7 } });
      const text = encodeToken(token);
      const index = place % text.length;
      expect(refusalOf(text.slice(0, index))).toMatch(/^token: /);
      const changed = refusalOf(text.slice(0, index) + character + text.slice(index + 1));
      if (typeof changed === 'string') expect(changed).toMatch(/^token: /);
      else expect(changed).toEqual(token);
    },
  );
});

describe('a token is refused', () => {
  test('when it inflates to more than 1 MB', () => {
    const bomb = `spigo1.${deflateSync(Buffer.alloc(50_000_000, 32)).toString('base64url')}`;
    expect(refusalOf(bomb)).toBe(
      'token: got more than 1000000 bytes, expected a whole token of at most 1000000 bytes',
    );
    expect(refusalOf(`spigo1.${'A'.repeat(2_000_000)}`)).toContain('2000007 characters');
    const message = 'x'.repeat(1_000_000);
    const large = tokenOf({ operations: [{ at: 0, to: 'm1', message }] });
    expect(() => encodeToken(large)).toThrow('more than 1000000 bytes');
  });

  test.each([
    '',
    'spigo2.abc',
    'hello',
    'spigo1.',
    'spigo1.!!',
    forged('text'),
    forged({}),
    forged({ ...tokenOf(), format: 'spigo-token-1', extra: 1 }),
    forged({ ...tokenOf(), format: 'spigo-token-2' }),
    forged({ ...tokenOf(), format: 'spigo-token-1', scenario: { seed: [] } }),
    forged({ ...tokenOf(), format: 'spigo-token-1', scenario: { seed: 1, laws: 9999 } }),
  ])('when it is none: %s', (text) => {
    expect(refusalOf(text)).toMatch(/^token: (?!.*\n).* expected |unknown field/);
  });

  test.each([
    '/etc/mine.ts',
    '../mine.ts',
    'a/../../mine.ts',
    './..',
    'C:\\mine.ts',
    'c:mine.ts',
    '\\\\host\\mine.ts',
    'a\\mine.ts',
    'data:text/javascript,1',
    'http://host/mine.ts',
    'HTTPS://host/mine.ts',
    'file:///mine.ts',
    'node:fs',
    '//host/mine.ts',
    '~/mine.ts',
    '%2e%2e/mine.ts',
    'a\u0000.ts',
    '',
    7,
  ])('when its module is not below the working folder: %j', (module) => {
    const input = { model: { module, export: 'mine' } };
    const data = { ...tokenOf(input), format: 'spigo-token-1' };
    expect(refusalOf(forged(data))).toContain('token: scenario: model: module: got ');
    expect(() => encodeToken(tokenOf(input))).toThrow(coded);
  });

  test.each(['./mine.ts', 'mine.ts', './a/b.c/mine.mjs', './..a/mine.ts', './spaces in it/ü.ts'])(
    'but not for the module %s',
    (module) => {
      const token = tokenOf({ model: { module, export: 'mine' } });
      expect(decodeToken(encodeToken(token))).toEqual(token);
    },
  );
});
