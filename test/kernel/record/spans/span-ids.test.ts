import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { open, SpanWriter } from '../../../../kernel/index.ts';
import { spanId, traceId } from '../../../../kernel/record/spans/span-ids.ts';
import { test } from '../../../property.ts';
import { chain } from './chain.ts';
import { otlpComplaints, readOtlp } from './otlp.ts';

const number = fc.maxSafeInteger().filter((one) => one > 0);

describe('a sample of spans', () => {
  const sampleOf = (sample: number): string[] => {
    const lines: string[] = [];
    const writer = new SpanWriter((line) => lines.push(`${line}\n`), { sample });
    const input = { seed: 'spans', options: { requests: 2000 }, limits: { until: '1h' } };
    open(chain, input, { observers: [writer] }).advance();
    expect(writer.close().count).toBe(0);
    const file = lines.join('');
    expect(otlpComplaints(file)).toEqual([]);
    return [...new Set(readOtlp(file).spans.map((one) => one.traceId))];
  };
  const all = sampleOf(1);

  test('has about so many traces, each whole, and those of a smaller sample', () => {
    const tenth = sampleOf(0.1);
    expect(all).toHaveLength(2000);
    // Of 2,000, a tenth within 4 standard errors.
    expect(Math.abs(tenth.length - 200)).toBeLessThan(4 * Math.sqrt(2000 * 0.1 * 0.9));
    expect(tenth).toEqual(expect.arrayContaining(sampleOf(0.01)));
    expect(sampleOf(0)).toEqual([]);
  });

  test('is that of a collector which samples by the last 56 bits of an id', () => {
    const kept = all.filter((id) => BigInt(`0x${id.slice(18)}`) >= (9n * 2n ** 56n) / 10n);
    expect(sampleOf(0.1)).toEqual(kept);
  });

  test('is refused for a share that is none', () => {
    for (const sample of [-0.1, 1.1, Number.NaN]) {
      const make = () => new SpanWriter(() => undefined, { sample });
      expect(make).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });
});

test.prop([fc.array(number, { minLength: 2, maxLength: 50 })])(
  'ids of different numbers differ, and are never zero',
  (numbers) => {
    const different = new Set(numbers);
    expect(new Set(numbers.map(spanId)).size).toBe(different.size);
    expect(new Set(numbers.map(traceId)).size).toBe(different.size);
    for (const one of numbers) expect(spanId(one)).not.toBe('0'.repeat(16));
  },
);

test('each bit of an id is set in half of all ids', () => {
  const ids = Array.from({ length: 4000 }, (_, index) => BigInt(`0x${traceId(index + 1)}`));
  for (let bit = 0n; bit < 128n; bit++) {
    const count = ids.filter((id) => (id >> bit) & 1n).length;
    // Of 4,000 coins, within 5 standard errors.
    expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(1000));
  }
});
