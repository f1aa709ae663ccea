import { elementOf } from '../dom.ts';
import type { Grouping, Selection } from '../model/selection.ts';

export interface ViewMenuOptions {
  readonly selection: Selection;
  readonly hasZones: boolean;
  /** Nodes are grouped otherwise. */
  readonly onGrouping: () => void;
  /** Colours or names are others. */
  readonly onChange: () => void;
  readonly onUnpin: () => void;
}

/** What may be seen otherwise: colours, names, the theme. It closes when another part of the page is pressed. */
export class ViewMenu {
  private readonly menu = elementOf('menu', HTMLDetailsElement);
  private readonly unpin = elementOf('unpin', HTMLButtonElement);

  constructor({ selection, hasZones, onGrouping, onChange, onUnpin }: ViewMenuOptions) {
    const grouping = elementOf('grouping', HTMLSelectElement);
    if (!hasZones) grouping.querySelector('[value=zone]')?.remove();
    grouping.value = selection.grouping;
    grouping.addEventListener('change', () => {
      selection.grouping = grouping.value as Grouping;
      onGrouping();
    });
    const labels = elementOf('labels', HTMLInputElement);
    labels.addEventListener('change', () => {
      selection.hasLabels = labels.checked;
      onChange();
    });
    this.unpin.addEventListener('click', onUnpin);
    switchTheme(onChange);
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node && this.menu.contains(target))) this.menu.open = false;
    });
  }

  /** Closes it; the focus, if it was inside, goes to what opens it. */
  close(): void {
    if (this.menu.open && this.menu.contains(document.activeElement)) {
      elementOf('view', HTMLElement).focus();
    }
    this.menu.open = false;
  }

  /** Whether there is anything to unpin. */
  set hasPins(hasPins: boolean) {
    this.unpin.disabled = !hasPins;
  }
}

/** Switches between light, dark and what the system says. */
function switchTheme(onChange: () => void): void {
  const select = elementOf('theme', HTMLSelectElement);
  select.addEventListener('change', () => {
    const { dataset } = document.documentElement;
    if (select.value === 'auto') delete dataset.theme;
    else dataset.theme = select.value;
    onChange();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange);
}
