import { elementOf, formatCount, make } from '../dom.ts';
import type { PageGraph } from '../model/graph.ts';
import type { Grouping, Selection } from '../model/selection.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Look, lookOf, type Shape } from '../paint/palette.ts';

/** A single line stands for the groups beyond this number. */
const ROWS_MAX = 100;

const NONE: Readonly<Record<Grouping, string>> = {
  state: 'no state',
  service: 'no service',
  zone: 'no zone',
  degree: '',
};
const SVG = 'http://www.w3.org/2000/svg';
const PATHS: Readonly<Record<Shape, string>> = {
  circle: 'M8 3a5 5 0 1 0 .01 0z',
  square: 'M3.5 3.5h9v9h-9z',
  diamond: 'M8 1.5 14.5 8 8 14.5 1.5 8z',
  triangle: 'M8 2 14.5 13h-13z',
};

export interface LegendOptions {
  readonly graph: PageGraph;
  readonly labels: Readonly<Record<Grouping, readonly string[]>>;
  readonly selection: Selection;
  readonly timeline: Timeline;
  readonly onChange: () => void;
}

/** Lists the groups with their colours and numbers of nodes. A pressed group stands out. */
export class Legend {
  private readonly panel = elementOf('legend', HTMLElement);
  private readonly counts = new Map<number, HTMLElement>();
  private readonly buttons = new Map<number, HTMLButtonElement>();
  private pressed: number | undefined;

  constructor(private readonly options: LegendOptions) {
    this.draw();
  }

  /** Lists the groups again after a change of grouping. */
  draw(): void {
    const { graph, labels, selection } = this.options;
    const names = labels[selection.grouping];
    const list = make('ul');
    this.counts.clear();
    this.buttons.clear();
    this.pressed = undefined;
    selection.group = undefined;
    const groups = [...names.keys()].slice(0, ROWS_MAX);
    if (graph.nodes.some((node) => selection.groupOf(node) === -1)) groups.push(-1);
    for (const group of groups) {
      const item = make('li');
      item.append(this.row(group, names[group] ?? NONE[selection.grouping]));
      list.append(item);
    }
    const rest = names.length - ROWS_MAX;
    if (rest > 0) list.append(make('li', 'rest', `and ${formatCount(rest)} more`));
    this.panel.replaceChildren(list);
    this.panel.hidden = graph.nodes.length === 0;
    this.update();
  }

  /** Releases the pressed group. */
  clear(): void {
    this.press(undefined);
  }

  /** Counts the shown nodes of each group. */
  update(): void {
    const { graph, selection, timeline } = this.options;
    // Group -1 is one, too. A list is many times as fast as a map.
    const counts: number[] = [];
    for (let index = 0; index < timeline.shownNodes; index += 1) {
      const place = selection.groupOf(graph.nodes[index]) + 1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    for (const [group, element] of this.counts) {
      element.textContent = formatCount(counts[group + 1] ?? 0);
    }
  }

  private row(group: number, name: string): HTMLElement {
    const { selection, onChange } = this.options;
    const button = make('button');
    button.type = 'button';
    button.ariaPressed = 'false';
    const count = make('span', 'count');
    this.counts.set(group, count);
    button.append(swatch(lookOf(selection, group)), make('bdi', '', name), count);
    const point = (pointed: number | undefined) => (): void => {
      selection.group = pointed ?? this.pressed;
      onChange();
    };
    button.addEventListener('pointerenter', point(group));
    button.addEventListener('pointerleave', point(undefined));
    button.addEventListener('click', () => this.press(this.pressed === group ? undefined : group));
    this.buttons.set(group, button);
    return button;
  }

  private press(group: number | undefined): void {
    this.pressed = group;
    for (const [other, button] of this.buttons) button.ariaPressed = String(other === group);
    this.options.selection.group = group;
    this.options.onChange();
  }
}

function swatch({ colour, shape }: Look): SVGElement {
  const image = document.createElementNS(SVG, 'svg');
  image.setAttribute('viewBox', '0 0 16 16');
  image.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[shape]);
  path.style.fill = `var(--${colour})`;
  image.append(path);
  return image;
}
