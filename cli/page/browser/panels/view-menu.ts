import { elementOf, make } from '../dom.ts';
import type { Grouping, Selection } from '../model/selection.ts';

export interface ViewMenuOptions {
  readonly selection: Selection;
  readonly hasZones: boolean;
  /** The grouping has changed. */
  readonly onGrouping: () => void;
  /** Colours or names have changed. */
  readonly onChange: () => void;
  readonly onUnpin: () => void;
  /** Saves the picture. */
  readonly onSave: (format: 'svg' | 'png') => void;
}

/** The menu of colours, names, the theme and pictures. It closes when another part of the page is pressed. */
export class ViewMenu {
  private readonly menu = elementOf('menu', HTMLDetailsElement);
  private readonly grouping = elementOf('grouping', HTMLSelectElement);
  private readonly unpin = elementOf('unpin', HTMLButtonElement);

  constructor({ selection, hasZones, ...listener }: ViewMenuOptions) {
    const { onChange, onGrouping, onSave, onUnpin } = listener;
    const { grouping } = this;
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
    for (const format of ['svg', 'png'] as const) {
      elementOf(`save-${format}`, HTMLButtonElement).addEventListener('click', () =>
        onSave(format),
      );
    }
    switchTheme(onChange);
    document.addEventListener('pointerdown', ({ target }) => {
      if (!(target instanceof Node && this.menu.contains(target))) this.menu.open = false;
    });
  }

  /** Offers colours by state, and chooses them: actors have told states. */
  offerStates(): void {
    const option = make('option', '', 'state');
    option.value = 'state';
    this.grouping.prepend(option);
    this.grouping.value = 'state';
  }

  /** Closes the menu. A focus inside of it goes to the button that opens it. */
  close(): void {
    if (this.menu.open && this.menu.contains(document.activeElement)) {
      elementOf('view', HTMLElement).focus();
    }
    this.menu.open = false;
  }

  /** Whether there are pinned nodes. */
  set hasPins(hasPins: boolean) {
    this.unpin.disabled = !hasPins;
  }
}

/** Switches between light, dark and the system's theme. */
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
