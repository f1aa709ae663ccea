import type { DiagramStory } from '../../../../kernel/check/diagram/diagram.ts';
import { elementOf } from '../dom.ts';
import { sequenceDiagram } from './sequence-diagram.ts';

const LIMITS = { rowsMax: 60, columnsMax: 9 };

export interface DiagramPanelOptions {
  readonly endAt: number;
  /** An event was pressed, to which the page goes. */
  readonly onGo: (event: number) => void;
}

/** A sequence diagram in a window of its own. */
export class DiagramPanel {
  private readonly dialog = elementOf('diagram', HTMLDialogElement);
  private readonly body = this.dialog.querySelector('div') ?? document.createElement('div');

  constructor(private readonly options: DiagramPanelOptions) {
    elementOf('diagram-close', HTMLButtonElement).addEventListener('click', () =>
      this.dialog.close(),
    );
  }

  show(story: DiagramStory): void {
    const { endAt, onGo } = this.options;
    const go = (event: number): void => {
      this.dialog.close();
      onGo(event);
    };
    this.body.replaceChildren(...sequenceDiagram(story, { ...LIMITS, endAt, onGo: go }));
    if (!this.dialog.open) this.dialog.showModal();
  }
}
