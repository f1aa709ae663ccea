import type { ActorShown } from '../../../watch/picture.ts';
import { elementOf, make } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { Sight } from '../live/sight.ts';
import { eventRow } from './event-log.ts';

const TIMERS_SHOWN = 6;

export interface ActorPanelOptions {
  readonly sight: Sight;
  readonly endAt: number;
  /** Asks for an actor as it is now. */
  readonly ask: (name: string) => Promise<ActorShown | undefined>;
  readonly onEvent: (id: string) => void;
}

/** What the chosen actor holds: its fields, its timers, and what it received last. */
export class ActorPanel {
  private readonly panel = elementOf('actor', HTMLElement);
  /** Counts the questions, so that a late answer to an old one is left out. */
  private asked = 0;

  constructor(private readonly options: ActorPanelOptions) {}

  /** Shows an actor as it is now; `undefined` for none. */
  async show(name: string | undefined): Promise<void> {
    this.asked += 1;
    const number = this.asked;
    const actor = name === undefined ? undefined : await this.options.ask(name);
    if (number !== this.asked) return;
    this.panel.hidden = actor === undefined;
    if (actor !== undefined) this.draw(actor);
  }

  private draw({ fields, life, received, timers }: ActorShown): void {
    const { sight, endAt, onEvent } = this.options;
    const list = make('dl');
    for (const [name, text] of fields) {
      const value = make('dd');
      value.append(make('code', '', text));
      list.append(make('dt', '', name), value);
    }
    const due = make('ol');
    for (const { at, every, text } of timers.slice(0, TIMERS_SHOWN)) {
      const row = make('li', '', text);
      row.prepend(make('span', 'at', formatInstant(at, endAt)));
      if (every !== undefined) row.append(`, every ${formatInstant(every, endAt)}`);
      due.append(row);
    }
    const last = make('ol');
    for (const event of received) {
      const row = eventRow(event, sight, endAt, () => onEvent(event.id));
      row.title = event.text;
      last.append(row);
    }
    this.panel.replaceChildren(
      make('h3', '', life === 'present' ? 'State' : `State (${life})`),
      list,
      make('h3', '', 'Timers'),
      timers.length === 0 ? make('p', '', 'none') : due,
      make('h3', '', 'Received last'),
      received.length === 0 ? make('p', '', 'nothing yet') : last,
    );
  }
}
