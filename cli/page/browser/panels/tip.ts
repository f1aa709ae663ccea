import { elementOf, make, plural } from '../dom.ts';
import type { PageNode } from '../model/graph.ts';
import type { Point, View } from '../model/view.ts';

const GAP = 14;

/** The small note beside the node under the pointer. */
export class Tip {
  private readonly element = elementOf('tip', HTMLDivElement);

  constructor(
    private readonly services: readonly string[],
    private readonly view: View,
  ) {}

  /** Shows the note of a node at a point of the screen. */
  show({ name, service, degree }: PageNode, { x, y }: Point): void {
    const { element, view } = this;
    const about = `${this.services[service] ?? 'no service'}, ${plural(degree, 'edge')}`;
    element.replaceChildren(make('bdi', 'name', name), make('span', '', about));
    element.hidden = false;
    element.style.left = `${Math.min(x + GAP, view.width - element.offsetWidth - GAP)}px`;
    element.style.top = `${Math.min(y + GAP, view.height - element.offsetHeight - GAP)}px`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
