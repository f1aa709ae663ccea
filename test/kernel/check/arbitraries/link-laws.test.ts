import { describe, expect } from 'vitest';
import { latencyLaw, medianOf } from '../../../../kernel/check/arbitraries/latency-laws.ts';
import { linkLaws } from '../../../../kernel/check/arbitraries/link-laws.ts';
import { ms } from '../../../../kernel/data/time.ts';
import { completeNetwork } from '../../../../kernel/network/network-laws.ts';
import { toDistribution } from '../../../../kernel/random/duration-conversion.ts';
import { test } from '../../../property.ts';
import { shrunk } from '../../../shrunk.ts';

describe('laws of links', () => {
  test.prop([linkLaws()])('are laws of a network', (law) => {
    expect(completeNetwork(law, 'x')).toMatchObject({ ordering: law.ordering });
  });

  test.prop([linkLaws({ isLossy: false })])('without losses lose and repeat nothing', (law) => {
    expect(Object.keys(law).sort()).toEqual(['latency', 'ordering']);
  });

  test('shrink to a constant latency in order', () => {
    const law = shrunk(linkLaws({ median: ms(7) }), () => true);
    expect(law).toEqual({ latency: 7000, ordering: 'fifo' });
  });
});

test.each([
  ['constant', 7000],
  ['wide', 14_875],
  ['heavy-tailed', 7000],
  ['coarse', 14_000],
] as const)('a %s law around 7 ms has its median there, or near', (form, median) => {
  expect(medianOf(toDistribution(latencyLaw(form, 7000)))).toBe(median);
});

test('a coarse law has whole milliseconds from 1 ms, whatever the median', () => {
  const text = JSON.stringify(latencyLaw('coarse', 300));
  expect(text.match(/"value":\d+/g)).toEqual(['"value":1000', '"value":2000', '"value":3000']);
});
