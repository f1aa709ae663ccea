import { quantile } from '../../kernel/index.ts';
import { formatRounded, plural, printable } from '../terminal/text.ts';
import { pointsIn, type SweepHeader } from './header.ts';
import { cutName, figureOf, type KeptRun } from './kept-run.ts';

/** Says for each steady mean and point where the warm-up was cut, and how many runs were too short. */
export function warmUpLines(header: SweepHeader, runs: readonly (readonly KeptRun[])[]): string {
  const lines = header.steady.flatMap((measure) =>
    pointsIn(header).map((point, index) => {
      const place = `warm-up of ${measure}${point === '' ? '' : `, ${printable(point)}`}`;
      return `${place}: ${toldCuts(runs[index].map((run) => figureOf(run, cutName(measure))))}\n`;
    }),
  );
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

function toldCuts(all: readonly (number | null)[]): string {
  const cuts = all.filter((cut) => cut !== null);
  const short = all.length - cuts.length;
  const tooShort = `too short for one in ${plural(short, 'run')}`;
  if (cuts.length === 0) return tooShort;
  const [least, median, most] = [0, 0.5, 1].map((share) => quantile(cuts, share));
  const cut = `cut at ${formatRounded(median)} (${formatRounded(least)} to ${formatRounded(most)})`;
  return short === 0 ? cut : `${cut}, ${tooShort}`;
}
