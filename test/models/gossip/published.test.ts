import { expect, test } from 'vitest';
import { boundOf, perform } from './experiment.ts';
import { EXPERIMENTS } from './experiments.ts';

// Source of the numbers: the papers that docs/gossip.md names. The sample is 16 runs unless an experiment says
// otherwise, 200 in `npm run test:long`, and the bound 4 standard errors and half a printed unit.
test.for(EXPERIMENTS)('$title has the published numbers', { tags: ['published'] }, (experiment) => {
  const means = perform(experiment);
  const far = experiment.figures.flatMap((figure, index) => {
    const { mean, error } = means[index];
    const isNear = Math.abs(mean - figure.published) <= boundOf(means[index], figure);
    return isNear ? [] : [`${figure.what}: ${mean} (error ${error}), not ${figure.published}`];
  });
  expect(far).toEqual([]);
});
