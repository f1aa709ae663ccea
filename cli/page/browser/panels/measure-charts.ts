import type { Survey } from '../../../watch/picture.ts';
import { elementOf, make } from '../dom.ts';
import { draw } from './svg.ts';

const CHARTS_MAX = 12;
const WIDTH = 1_000;
const HEIGHT = 100;

/** The model's measures over time, each in a chart of its own, with its last value. */
export class MeasureCharts {
  private readonly panel = elementOf('charts', HTMLDetailsElement);
  private readonly list = this.panel.querySelector('div') ?? document.createElement('div');
  private lines: SVGLineElement[] = [];
  private share = 1;

  constructor(public endAt: number) {
    this.panel.style.display = 'none';
  }

  draw({ measures }: Survey): void {
    if (measures === undefined) return;
    this.panel.style.display = '';
    this.lines = [];
    const charts = Object.entries(measures.values).slice(0, CHARTS_MAX);
    this.list.replaceChildren(
      ...charts.map(([name, values]) => this.chart(name, measures.at, values)),
    );
    this.mark(this.share);
  }

  /** Marks the present, a share of the run. */
  mark(share: number): void {
    this.share = share;
    for (const line of this.lines) {
      line.setAttribute('x1', String(share * WIDTH));
      line.setAttribute('x2', String(share * WIDTH));
    }
  }

  private chart(
    name: string,
    instants: readonly number[],
    values: readonly (number | null)[],
  ): HTMLElement {
    const numbers = values.filter((value) => value !== null);
    const least = Math.min(0, ...numbers);
    const range = Math.max(...numbers, least) - least || 1;
    const points = instants.flatMap((at, index) => {
      const value = values[index];
      if (value === null) return [];
      const x = (at / Math.max(1, this.endAt)) * WIDTH;
      return [`${x.toFixed(1)} ${(HEIGHT * (1 - (value - least) / range)).toFixed(1)}`];
    });
    const image = draw('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none' });
    const line = draw('line', { y1: 0, y2: HEIGHT });
    this.lines.push(line);
    image.append(draw('path', { d: points.length === 0 ? '' : `M${points.join('L')}` }), line);
    const head = make('h3', '', name);
    head.append(
      make('span', 'count', String(Number((numbers.at(-1) ?? Number.NaN).toPrecision(4)))),
    );
    const chart = make('div');
    chart.append(head, image);
    return chart;
  }
}
