import type { EventShown } from '../../../watch/picture.ts';
import { elementOf, formatCount, make } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { Sight } from '../live/sight.ts';

const ROWS_MAX = 120;

export interface EventLogOptions {
  readonly sight: Sight;
  readonly endAt: number;
  readonly onChoose: (event: EventShown) => void;
  /** Shows these events as a sequence diagram. */
  readonly onDiagram: (events: readonly EventShown[]) => void;
}

/** The last events, which scroll along. They can be filtered by actor and by type. */
export class EventLog {
  private readonly panel = elementOf('log', HTMLDetailsElement);
  private readonly list = this.panel.querySelector('ol') ?? document.createElement('ol');
  private readonly actor = elementOf('log-actor', HTMLInputElement);
  private readonly type = elementOf('log-type', HTMLInputElement);

  constructor(private readonly options: EventLogOptions) {
    this.panel.addEventListener('toggle', () => this.update());
    elementOf('diagram-open', HTMLButtonElement).addEventListener('click', () =>
      options.onDiagram(this.filtered()),
    );
    for (const input of [this.actor, this.type]) {
      input.addEventListener('input', () => this.update());
    }
  }

  update(): void {
    if (!this.panel.open) return;
    const { endAt, onChoose, sight } = this.options;
    const rows = this.filtered();
    this.list.replaceChildren(
      ...rows.map((event) => eventRow(event, sight, endAt, () => onChoose(event))),
    );
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** The last events that fit the filters. */
  private filtered(): EventShown[] {
    const { sight } = this.options;
    const [actor, type] = [this.actor, this.type].map(({ value }) => value.trim().toLowerCase());
    const fits = (event: EventShown): boolean =>
      (type === '' || `${event.kind} ${event.type}`.toLowerCase().includes(type)) &&
      (actor === '' ||
        [event.to, event.from].some((one) => sight.nameOf(one).toLowerCase().includes(actor)));
    return sight.log.filter(fits).slice(-ROWS_MAX);
  }
}

/** A line about an event, which can be pressed. */
export function eventRow(
  event: EventShown,
  sight: Sight,
  endAt: number,
  onPress: () => void,
): HTMLLIElement {
  const row = make('li');
  const button = make('button');
  button.type = 'button';
  button.addEventListener('click', onPress);
  const { at, dropped, from, kind, to, type } = event;
  button.append(
    make('span', 'at', `${formatCount(event.event)} ${formatInstant(at, endAt)}`),
    make(
      'bdi',
      '',
      from === undefined ? sight.nameOf(to) : `${sight.nameOf(from)} → ${sight.nameOf(to)}`,
    ),
    ` ${kind === 'timer' ? `timer ${type}` : type}`,
  );
  if (dropped !== undefined) button.append(make('span', 'lost', ` ✕ ${dropped}`));
  row.append(button);
  return row;
}
