import type { Picture } from '../../../watch/picture.ts';
import { elementOf, make, plural } from '../dom.ts';
import { formatInstant } from '../instant.ts';

const ROWS_MAX = 4;

/** The faults that hold now, in words. */
export class FaultList {
  private readonly list = elementOf('holding', HTMLUListElement);
  private drawn = '';

  constructor(private readonly endAt: number) {}

  update({ faults }: Picture): void {
    // It is drawn only after a change, since a screen reader announces each drawing.
    const keys = JSON.stringify(faults.map(({ key }) => key));
    if (keys === this.drawn) return;
    this.drawn = keys;
    this.list.hidden = faults.length === 0;
    const rest = faults.length - ROWS_MAX;
    this.list.replaceChildren(
      ...faults.slice(0, ROWS_MAX).map(({ key, to }) => {
        const until = to === undefined ? '' : `, until ${formatInstant(to, this.endAt)}`;
        return make('li', '', `✕ ${key}${until}`);
      }),
      ...(rest > 0 ? [make('li', 'rest', `and ${plural(rest, 'fault')} more`)] : []),
    );
  }
}
