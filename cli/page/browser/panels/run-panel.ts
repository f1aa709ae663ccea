import type { BrokenProperty } from '../../../watch/picture.ts';
import type { About } from '../../page-data.ts';
import { elementOf, make } from '../dom.ts';

/** Shows how the run ended. When opened, the panel also shows its counts and the command that repeats it. */
export function showRun({ model, outcome, facts }: About): void {
  elementOf('title', HTMLHeadingElement).textContent = model;
  elementOf('outcome', HTMLSpanElement).textContent = outcome;
  const list = elementOf('fact-list', HTMLDListElement);
  for (const [what, text] of facts) {
    const value = make('dd');
    value.append(make('code', '', text));
    list.append(make('dt', '', what), value);
  }
}

/** Tells the fingerprint of the run as this page has made it, and whether it is the recorded one. */
export function tellFingerprint(fingerprint: string, recorded: string): void {
  const known = document.getElementById('own-fingerprint');
  const value = known ?? make('dd');
  value.id = 'own-fingerprint';
  const words = fingerprint === recorded ? 'the same' : 'another';
  value.replaceChildren(make('code', '', fingerprint), ` ${words}`);
  if (known !== null) return;
  elementOf('fact-list', HTMLDListElement).append(make('dt', '', 'in this page'), value);
}

/** Tells which properties are broken, and where, so that one may go there. */
export function tellBroken(broken: readonly BrokenProperty[], onGo: (event: number) => void): void {
  const list = elementOf('fact-list', HTMLDListElement);
  // The run may have been another one before.
  for (const told of list.querySelectorAll('.broken')) told.remove();
  for (const { event, property, reason } of broken) {
    const value = make('dd', 'broken', `${property}: ${reason}`);
    if (event !== undefined) {
      const go = make('button', '', `go to event ${event}`);
      go.type = 'button';
      go.addEventListener('click', () => onGo(event));
      value.append(' ', go);
    }
    list.append(make('dt', 'broken', 'broken'), value);
  }
  // What is wrong with a run is the first that one wants to know. A page of a failure tells it elsewhere.
  const isTold = document.body.classList.contains('fails');
  if (broken.length > 0 && !isTold) elementOf('facts', HTMLDetailsElement).open = true;
}
