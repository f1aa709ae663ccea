import { elementOf, make } from '../dom.ts';
import type { PageNode } from '../model/graph.ts';
import type { Selection } from '../model/selection.ts';

const FOUND_MAX = 8;

export interface SearchOptions {
  readonly selection: Selection;
  /** The searched text or the found nodes have changed. */
  readonly onChange: () => void;
  readonly onChoose: (node: PageNode) => void;
}

/** Searches nodes by name. Found nodes stand out, and one of the first few can be chosen. */
export class Search {
  private readonly input = elementOf('search', HTMLInputElement);
  private readonly list = elementOf('found', HTMLDivElement);
  private found: readonly PageNode[] = [];
  /** The index of the found node that Enter chooses. */
  private active = 0;

  constructor(private readonly options: SearchOptions) {
    this.input.addEventListener('input', () => this.search());
    this.input.addEventListener('focus', () => this.draw());
    this.input.addEventListener('blur', () => this.hide());
    this.input.addEventListener('keydown', (event) => this.key(event));
    // A click would come too late: the input would lose focus first, which hides the list.
    this.list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const row = (event.target as Element).closest('[role=option]');
      const index = row === null ? -1 : [...this.list.children].indexOf(row);
      if (this.found[index] !== undefined) this.choose(this.found[index]);
    });
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  clear(): void {
    this.input.value = '';
    this.search();
  }

  private search(): void {
    const { selection, onChange } = this.options;
    selection.search(this.input.value);
    this.active = 0;
    this.draw();
    onChange();
  }

  private choose(node: PageNode): void {
    this.input.blur();
    this.clear();
    this.hide();
    this.options.onChoose(node);
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.found.length > 0) {
      this.active = (this.active + step + this.found.length) % this.found.length;
      this.draw();
      event.preventDefault();
    } else if (event.key === 'Enter' && this.found[this.active] !== undefined) {
      this.choose(this.found[this.active]);
    } else if (event.key === 'Escape') {
      this.clear();
      this.input.blur();
    }
  }

  private draw(): void {
    const all = this.options.selection.found;
    this.found = all.slice(0, FOUND_MAX);
    const isAsked = this.input.value.trim() !== '';
    this.list.replaceChildren(
      ...this.found.map(({ name }, index) => this.row(name, index)),
      ...(all.length > FOUND_MAX ? [make('div', 'rest', `${all.length - FOUND_MAX} more`)] : []),
      ...(isAsked && all.length === 0 ? [make('div', 'rest', 'none')] : []),
    );
    this.list.hidden = !isAsked;
    this.input.ariaExpanded = String(isAsked);
    const id = this.found.length === 0 ? '' : `found-${this.active}`;
    this.input.setAttribute('aria-activedescendant', id);
  }

  private row(name: string, index: number): HTMLElement {
    const row = make('div');
    row.append(make('bdi', '', name));
    row.id = `found-${index}`;
    row.role = 'option';
    row.ariaSelected = String(index === this.active);
    return row;
  }

  private hide(): void {
    this.list.hidden = true;
    this.input.ariaExpanded = 'false';
  }
}
