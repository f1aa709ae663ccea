import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { readDurationLaw } from '../../../../kernel/index.ts';
import { durationLawShape } from '../../../../kernel/random/duration-shape.ts';
import { shippedArchitectures } from '../../../../models/architectures/index.ts';
import { architectureShape } from '../../../../models/services/architecture/architecture-shape.ts';
import { SPAN_MAX } from '../../../../models/services/architecture/service-defaults.ts';
import { test } from '../../../property.ts';
import { architectureSchema } from './architecture-schema.ts';
import { arbitraryField, broken } from './breakage.ts';
import { refusalOf } from './refused.ts';

const shipped = JSON.parse(
  readFileSync(
    new URL('../../../../models/services/architecture/architecture.schema.json', import.meta.url),
    'utf8',
  ),
);

// Strict: no keyword that a checker of draft 7 does not know.
const validate = new Ajv({ strict: true }).compile(shipped);
const isValid = (file: unknown): boolean => validate(JSON.parse(JSON.stringify(file)));

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

describe('the JSON Schema of architecture files', () => {
  test('is what the reader’s shape makes: npm run schema writes it anew', () => {
    expect(shipped).toEqual(architectureSchema());
  });

  test('describes every field of the file, of its services and of its latency', () => {
    const { services, latency } = shipped.properties as Readonly<Record<string, Schema>>;
    const fields = [shipped as Schema, services.items, latency].flatMap((schema) =>
      Object.entries(schema?.properties ?? {}),
    );
    expect(fields.length).toBe(10 + 17 + 3);
    expect(fields.filter(([, { description = '' }]) => !/^[A-Z].+\.$/.test(description))).toEqual(
      [],
    );
  });

  for (const [name, file] of shippedArchitectures) {
    test(`accepts ${name}`, () => {
      expect(isValid(file) || validate.errors).toBe(true);
    });
  }

  test.prop([broken], { numRuns: 1000 })(
    'refuses a field that by itself is wrong, as the reader does',
    ({ file, isShape }) => {
      if (isShape) expect(isValid(file)).toBe(false);
    },
  );

  test.prop([arbitraryField], { numRuns: 1000 })(
    'refuses what the reader’s shape refuses, and only what the reader refuses',
    (file) => {
      // Lone surrogates, which no pattern of JSON Schema knows.
      if (/\\ud[89a-f]/.test(JSON.stringify(file))) return;
      // Spans beyond 30 days: no pattern knows them in texts, and a function checks them in laws.
      const isKnown = !JSON.stringify(file).includes('"99999d"') && !hasLongSpan(file);
      if (isKnown && !v.is(architectureShape, file)) expect(isValid(file)).toBe(false);
      if (!isValid(file)) expect(refusalOf(file)).toContain('my.json: ');
    },
  );
});

/** Whether any number in the data would be a span beyond 30 days. */
const hasLongSpan = (data: unknown): boolean =>
  typeof data === 'object' && data !== null
    ? Object.values(data).some(hasLongSpan)
    : typeof data === 'number' && data > SPAN_MAX;

describe('the shape of a law of durations', () => {
  const span = fc.constantFrom('1ms', '0s', '.5s', ' 2us ', 'soon', '', '5', 0, 7, -1, null, {});
  const share = fc.constantFrom(0, 0.5, 1, 2, -1, '1', null);
  const name = fc.constantFrom(
    'constant',
    'uniform',
    'exponential',
    'normal',
    'lognormal',
    'pareto',
    'bimodal',
    'empirical',
    'other',
    undefined,
  );
  const fields = {
    value: span,
    min: span,
    max: span,
    mean: span,
    deviation: span,
    median: span,
    sigma: share,
    scale: span,
    shape: share,
    rareChance: share,
    usual: span,
    rare: span,
    quantiles: fc.array(fc.oneof(fc.tuple(share, span), span), { maxLength: 3 }),
    extra: span,
  };
  const needed: Readonly<Record<string, readonly string[]>> = {
    constant: ['value'],
    uniform: ['min', 'max'],
    exponential: ['mean'],
    normal: ['mean', 'deviation'],
    lognormal: ['median', 'sigma'],
    pareto: ['scale', 'shape'],
    bimodal: ['usual', 'rare', 'rareChance'],
    empirical: ['quantiles'],
  };
  /** Mostly the fields that the law has, so that many laws are right, or nearly so. */
  const law = fc
    .tuple(name, fc.record(fields), fc.option(fc.constantFrom(...Object.keys(fields))))
    .map(([law, values, odd]) => {
      const names = [...(needed[String(law)] ?? []), ...(odd === null ? [] : [odd])];
      const taken = Object.entries(values).filter(([field]) => names.includes(field));
      return { ...(law !== undefined && { law }), ...Object.fromEntries(taken) };
    });

  test.prop([fc.oneof(law, span, fc.jsonValue())], { numRuns: 3000 })(
    'refuses only what the kernel refuses, which then says why',
    (data) => {
      if (v.is(durationLawShape, data)) return;
      expect(() => readDurationLaw(data, 'here')).toThrow(
        expect.objectContaining({ code: 'bad-scenario' }),
      );
    },
  );
});
