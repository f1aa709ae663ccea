import { describe, expect, test } from 'vitest';
import { seconds } from '../../../kernel/index.ts';
import { readArchitecture } from '../../../models/services/architecture/architecture-reader.ts';
import { architectureModel } from '../../../models/services/architecture-model.ts';
import { fixtureModel, measure, readFixture } from './measured.ts';

/** The mean and the standard deviation of two ways between regions, in ms: lognormal, median 40 ms, sigma 0.3. */
const MEAN = 2 * 40 * Math.exp(0.3 * 0.3 * 0.5);
const DEVIATION = (MEAN / Math.SQRT2) * Math.sqrt(Math.exp(0.3 * 0.3) - 1);

describe('the round trip between regions', () => {
  test.each([
    [0.01, 20],
    [0.1, 10],
    [1, 5],
    [5, 2],
  ])('takes as long at %d thousand requests a second as at any other rate', (load, duration) => {
    const options = { load, duration: seconds(duration) };
    const { count, meanUs = 0 } = measure(fixtureModel('far-region'), { options }).of('far').times
      .roundTrip;
    expect(count).toBeGreaterThan(150);
    expect(Math.abs(meanUs / 1000 - MEAN)).toBeLessThan((4 * DEVIATION) / Math.sqrt(count));
  });

  test('takes longer in order, as each message waits for those before it', () => {
    const file = { ...readFixture('far-region').file, ordering: 'fifo' };
    const options = { load: 1, duration: seconds(2) };
    const { of } = measure(architectureModel(readArchitecture(file, 'far.json')), { options });
    expect(of('far').times.roundTrip.meanUs).toBeGreaterThan(1200 * MEAN);
  });
});
