import { elementOf, make, plural } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { PageNode } from '../model/graph.ts';
import { isPinned } from '../model/motion.ts';
import type { Player } from '../model/player.ts';
import type { Selection } from '../model/selection.ts';
import { neighboursOf, type Timeline } from '../model/timeline.ts';

const NEIGHBOURS_MAX = 60;

export interface DetailsOptions {
  readonly services: readonly string[];
  readonly zones: readonly string[];
  readonly hasEdges: boolean;
  readonly selection: Selection;
  readonly timeline: Timeline;
  readonly player: Player;
  readonly onChoose: (node: PageNode) => void;
  readonly onClose: () => void;
  readonly onUnpin: (node: PageNode) => void;
}

/** Shows the chosen node: its name, service, zone and instant, and its neighbours, which can be chosen, too. */
export class Details {
  private readonly panel = elementOf('details', HTMLElement);
  private drawn = '';

  constructor(private readonly options: DetailsOptions) {}

  update(): void {
    const { selection, timeline, player } = this.options;
    const node = selection.chosen;
    // While the run plays, this changes too fast to be read aloud.
    this.panel.ariaLive = player.isPlaying ? 'off' : 'polite';
    this.panel.hidden = node === undefined;
    // It is drawn only after a change, since a screen reader announces each drawing.
    const state = node === undefined ? '' : `${node.index} ${node.degree} ${isPinned(node)}`;
    if (state === this.drawn) return;
    this.drawn = state;
    if (node === undefined) return;
    const { onClose, onUnpin } = this.options;
    const head = make('h2');
    head.append(make('bdi', '', node.name));
    const close = button('×', onClose);
    close.className = 'close';
    close.ariaLabel = 'Close';
    const since = timeline.has(node)
      ? `since ${formatInstant(node.at, timeline.endAt)}`
      : 'not yet';
    this.panel.replaceChildren(
      close,
      head,
      make('p', 'about', [...this.groups(node), since].join(' · ')),
      ...(isPinned(node) ? [button('Unpin', () => onUnpin(node))] : []),
      ...(this.options.hasEdges
        ? [...this.neighbours(node, 'out'), ...this.neighbours(node, 'in')]
        : []),
    );
  }

  private groups({ service, zone }: PageNode): string[] {
    const { services, zones } = this.options;
    return [services[service] ?? 'no service', ...(zone === -1 ? [] : [zones[zone]])];
  }

  private neighbours(node: PageNode, side: 'out' | 'in'): HTMLElement[] {
    const all = neighboursOf(node, this.options.timeline, side);
    const words = side === 'out' ? 'Edges to' : 'Edges from';
    const list = make('ul', 'names');
    for (const neighbour of all.slice(0, NEIGHBOURS_MAX)) {
      const item = make('li');
      item.append(button(neighbour.name, () => this.options.onChoose(neighbour)));
      list.append(item);
    }
    const rest = all.length - NEIGHBOURS_MAX;
    if (rest > 0) list.append(make('li', 'rest', `and ${rest} more`));
    return [
      make('h3', side, `${words} ${plural(all.length, 'node')}`),
      ...(all.length > 0 ? [list] : []),
    ];
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = make('button', '', text);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}
