// Prints the table of docs/gossip.md: `SPIGO_TEST_LONG=1 npm run figures`.
import { boundOf, perform, runsOf } from './experiment.ts';
import { EXPERIMENTS } from './experiments.ts';

const shown = (value: number): string => String(Number(value.toPrecision(4)));

console.log(
  '| experiment | number | published | ours | standard error | runs |\n|---|---|---|---|---|---|',
);
for (const experiment of EXPERIMENTS) {
  const means = perform(experiment);
  for (const [index, figure] of experiment.figures.entries()) {
    const { mean, error } = means[index];
    const isFar = Math.abs(mean - figure.published) > boundOf(means[index], figure);
    const cells = [
      experiment.title,
      figure.what,
      `${shown(figure.published)} ${figure.mark}`,
      `${shown(mean)}${isFar ? ' (!)' : ''}`,
      shown(error),
      runsOf(experiment),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
