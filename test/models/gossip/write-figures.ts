// Prints the table of docs/gossip-numbers.md: `npm run figures -- 200 rumor`, with the runs of each experiment, and words
// that its title contains.
import { boundOf, perform, runsOf } from './experiment.ts';
import { EXPERIMENTS } from './experiments.ts';

const [runs, words = ''] = process.argv.slice(2);
const shown = (value: number): string => String(Number(value.toPrecision(4)));

console.log(
  '| experiment | number | published | ours | standard error | runs |\n|---|---|---|---|---|---|',
);
for (const experiment of EXPERIMENTS.filter(({ title }) => title.includes(words))) {
  const runCount = runs === undefined ? runsOf(experiment) : Number(runs);
  const means = perform(experiment, runCount);
  for (const [index, figure] of experiment.figures.entries()) {
    const { mean, error } = means[index];
    const isFar = Math.abs(mean - figure.published) > boundOf(means[index], figure);
    const cells = [
      experiment.title,
      figure.what,
      `${shown(figure.published)} ${figure.mark}`,
      `${shown(mean)}${isFar ? ' (!)' : ''}`,
      shown(error),
      runCount,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
