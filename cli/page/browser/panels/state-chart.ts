import type { Survey } from '../../../watch/picture.ts';
import { elementOf } from '../dom.ts';
import { draw } from './svg.ts';

const WIDTH = 1_000;
const HEIGHT = 100;

/** The numbers of actors by state over time, as areas on top of each other. */
export class StateChart {
  private readonly image = elementOf('states', SVGSVGElement);
  private readonly line = draw('line', { y1: 0, y2: HEIGHT });

  constructor(public endAt: number) {
    this.image.append(this.line);
    // Until actors tell states, there is nothing to draw.
    this.image.style.display = 'none';
  }

  draw({ words, instants, counts }: Survey): void {
    const most = counts.reduce((max, row) => Math.max(max, sumOf(row, row.length)), 0);
    if (most === 0) return;
    this.image.style.display = '';
    const areas = words.map((_, state) => {
      const path = draw('path', { d: this.area({ instants, counts, state, most }) });
      path.style.fill = `var(--group-${state % 7})`;
      return path;
    });
    this.image.replaceChildren(...areas, this.line);
  }

  /** Marks the present, a share of the run. */
  mark(share: number): void {
    this.line.setAttribute('x1', String(share * WIDTH));
    this.line.setAttribute('x2', String(share * WIDTH));
  }

  private area({
    instants,
    counts,
    state,
    most,
  }: Pick<Survey, 'instants' | 'counts'> & { state: number; most: number }): string {
    const x = (at: number): string => ((at / Math.max(1, this.endAt)) * WIDTH).toFixed(1);
    const y = (row: readonly number[], length: number): string =>
      (HEIGHT * (1 - sumOf(row, length) / most)).toFixed(1);
    const upper: string[] = [];
    const lower: string[] = [];
    for (const [index, row] of counts.entries()) {
      // A count holds until the next sample.
      const next = instants[index + 1] ?? instants[index];
      for (const at of [instants[index], next]) {
        upper.push(`${x(at)} ${y(row, state + 2)}`);
        lower.push(`${x(at)} ${y(row, state + 1)}`);
      }
    }
    return `M${upper.join('L')}L${lower.reverse().join('L')}Z`;
  }
}

/** The sum of the first counts of a row. */
function sumOf(row: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < Math.min(length, row.length); index += 1) sum += row[index];
  return sum;
}
