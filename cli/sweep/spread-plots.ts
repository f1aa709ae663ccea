import { SimulationError } from '../../kernel/index.ts';
import { type Chart, chartSvg, type Panel } from '../output/chart.ts';
import { rangeOf } from '../output/measures-chart.ts';
import { drawLayers } from '../terminal/plot.ts';
import { pointsIn, type SweepHeader } from './header.ts';
import type { PointSpread } from './spread.ts';

const nameOf = ({ measure, point }: PointSpread): string =>
  point === '' ? measure : `${measure}, ${point}`;

/** Draws a spread for a terminal: the median over the quartiles over 90 % of the runs. */
export function drawSpread(spread: PointSpread, stream: NodeJS.WriteStream): string {
  const { at, q05, q25, median, q75, q95 } = spread;
  const layers = [
    { mark: '.', low: q05, high: q95 },
    { mark: ':', low: q25, high: q75 },
    { mark: '*', low: median, high: median },
  ];
  return drawLayers(`${nameOf(spread)}: * median, : 25-75%, . 5-95%`, at, layers, stream);
}

/** More panels make an image that nobody looks at. */
const PANELS_MAX = 100;

/** Refuses an image of nothing, and one of too many panels. @throws bad-argument. */
export function checkPanels(path: string, header: SweepHeader): void {
  const { series } = header;
  const refuse = (got: string, expected: string): never => {
    throw new SimulationError('bad-argument', `--svg ${path}: got ${got}, expected ${expected}`);
  };
  if (series.length === 0) refuse('no --plot', 'the measures to draw, such as --plot residue');
  const count = series.length * pointsIn(header).length;
  if (count > PANELS_MAX) refuse(`${count} panels`, `at most ${PANELS_MAX}: measures times points`);
}

/** Draws all spreads as SVG. The points of a measure have one axis, so that they can be compared. */
export function spreadsSvg(
  { name, compare }: SweepHeader,
  spreads: readonly PointSpread[],
): string {
  const chart: Chart = {
    title:
      compare === undefined ? `${name}: spread over all runs` : `${name}: ${compare.join(' and ')}`,
    legend: ['90 % of the runs (5-95 %)', 'half of the runs (25-75 %)', 'median'],
    panels: spreads.map((spread): Panel => {
      const { at, q05, q25, median, q75, q95, measure } = spread;
      const ofMeasure = spreads.filter((one) => one.measure === measure);
      return {
        title: nameOf(spread),
        label: measure,
        at,
        bands: [
          { low: q05, high: q95 },
          { low: q25, high: q75 },
        ],
        line: median,
        range: rangeOf(ofMeasure.flatMap((one) => [one.q05, one.q95])),
      };
    }),
  };
  return chartSvg(chart);
}
