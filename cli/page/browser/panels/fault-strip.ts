import type { FaultShown } from '../../../watch/picture.ts';
import { elementOf } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import { draw } from './svg.ts';

const WIDTH = 1_000;
const HEIGHT = 8;
/** More rows would be thinner than a line. */
const ROWS_MAX = 3;
/** A fault that holds for an instant is seen, too. */
const WIDTH_MIN = 3;

/** The faults of the run below its time: where one holds there is a bar, which tells what it is. */
export class FaultStrip {
  private readonly image = elementOf('faults', SVGSVGElement);

  draw(faults: readonly FaultShown[], endAt: number): void {
    const { image } = this;
    image.replaceChildren();
    const rows = Math.max(1, Math.min(ROWS_MAX, faults.length));
    const height = HEIGHT / rows;
    for (const [index, { key, from, to = endAt }] of faults.entries()) {
      if (from > endAt) continue;
      const left = (from / Math.max(1, endAt)) * WIDTH;
      const right = (Math.min(to, endAt) / Math.max(1, endAt)) * WIDTH;
      const bar = draw('rect', {
        x: left,
        y: (index % rows) * height,
        width: Math.max(WIDTH_MIN, right - left),
        height: height * 0.85,
      });
      const title = draw('title', {});
      title.textContent = `${key}, ${formatInstant(from, endAt)} to ${formatInstant(to, endAt)}`;
      bar.append(title);
      image.append(bar);
    }
    image.classList.toggle('live', faults.length > 0);
    image.style.display = faults.length === 0 ? 'none' : '';
  }
}
