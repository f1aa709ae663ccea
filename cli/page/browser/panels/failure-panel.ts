import type { FailureAccount, PageData } from '../../page-data.ts';
import { elementOf, make } from '../dom.ts';
import { sequenceDiagram } from './sequence-diagram.ts';

const LIMITS = { rowsMax: 40, columnsMax: 6 };

export interface FailurePanelOptions {
  readonly failure: FailureAccount;
  readonly about: PageData['about'];
  /** Goes to an event; `undefined` where the page does not make the run. */
  readonly onGo: ((event: number) => void) | undefined;
}

/** Shows beside the graph what failed, how it happened, and the line that replays it. */
export function showFailure({ about, failure, onGo }: FailurePanelOptions): void {
  const { chance, event, faults, operations, reason, story, what } = failure;
  document.body.classList.add('fails');
  const panel = elementOf('failure', HTMLDetailsElement);
  const body = panel.querySelector('div') ?? panel.appendChild(make('div'));
  const go = make('button', '', `Go to event ${event}`);
  go.type = 'button';
  go.hidden = onGo === undefined;
  go.addEventListener('click', () => onGo?.(event));
  const diagram = make('div', 'scrolls');
  diagram.append(
    ...sequenceDiagram(story, { ...LIMITS, endAt: about.endAt, onGo: (one) => onGo?.(one) }),
  );
  const again = about.facts.find(([name]) => name === 'again')?.[1] ?? '';
  body.replaceChildren(
    make('p', 'broken', what),
    make('p', '', reason),
    go,
    ...listed('Faults', faults),
    ...listed('Operations', operations),
    ...(chance === undefined ? [] : [make('p', 'rest', `It ${chance}.`)]),
    diagram,
    make('h3', '', 'Replay it'),
    make('code', '', again),
  );
}

function listed(title: string, items: readonly string[]): HTMLElement[] {
  if (items.length === 0) return [];
  const list = make('ul');
  list.append(...items.map((item) => make('li', '', item)));
  return [make('h3', '', title), list];
}
