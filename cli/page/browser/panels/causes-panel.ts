import type { EventShown } from '../../../watch/picture.ts';
import { elementOf, make } from '../dom.ts';
import type { Sight } from '../live/sight.ts';
import { eventRow } from './event-log.ts';

export interface CausesPanelOptions {
  readonly sight: Sight;
  readonly endAt: number;
  readonly ask: (id: string) => Promise<readonly EventShown[]>;
  /** Goes to an event. */
  readonly onGo: (event: number) => void;
}

/** Why an event happens: its causes, the first one first. A cause that is pressed is shown. */
export class CausesPanel {
  private readonly panel = elementOf('causes', HTMLElement);
  private asked = 0;

  constructor(private readonly options: CausesPanelOptions) {}

  async show(id: string): Promise<void> {
    const { ask, endAt, onGo, sight } = this.options;
    this.asked += 1;
    const number = this.asked;
    const causes = await ask(id);
    if (number !== this.asked) return;
    const list = make('ol');
    for (const event of causes) {
      list.append(eventRow(event, sight, endAt, () => onGo(event.event)));
    }
    this.panel.hidden = false;
    this.panel.replaceChildren(make('h3', '', 'Why it happens'), list);
    if (causes.length === 0) {
      this.panel.append(make('p', '', 'It is too late in the run for its causes to be traced.'));
    }
  }

  hide(): void {
    this.asked += 1;
    this.panel.hidden = true;
  }
}
