import type { LinkSelection } from '../../faults/fault.ts';
import { Draws } from '../../random/draws.ts';
import { purposeKey } from '../../random/seed.ts';
import type { FaultDraft } from './fault-draft.ts';

/** The event after which a fault strikes. */
export interface StruckEvent {
  readonly at: number;
  readonly to: string;
  /** The sender of a message. */
  readonly from?: string | undefined;
}

/** The form from which on a fault strikes all links. */
const ALL_FROM = 4;
const KEY = { high: 0, low: 0 };

/** The actor that a fault strikes. Expects at least one name. */
export const aimed = (draft: FaultDraft, names: readonly string[], event?: StruckEvent): string =>
  event !== undefined && names.includes(event.to) ? event.to : names[draft.aim % names.length];

/**
 * The links that a fault strikes: half of them between two halves, a quarter around one actor, and a
 * quarter in one direction. `mayBeAll` says that half of the faults strike all links in place of
 * these. Expects at least two names, and at least one in `targets`.
 */
export function linksOf(
  draft: FaultDraft,
  names: readonly string[],
  targets: readonly string[],
  mayBeAll: boolean,
  event?: StruckEvent,
): LinkSelection {
  const isWhole = targets.length === names.length;
  if (mayBeAll && isWhole && draft.form >= ALL_FROM) return { between: ['*', '*'] };
  const actor = aimed(draft, targets, event);
  const others = names.filter((name) => name !== actor);
  const peer = others.find((name) => name === event?.from) ?? others[draft.aim % others.length];
  switch (draft.form % 4) {
    case 0:
      return { isolate: actor };
    case 1:
      return { oneWay: draft.variant % 2 === 0 ? [peer, actor] : [actor, '*'] };
    default:
      return isWhole ? halves(actor, peer, names, draft.aim) : { isolate: actor };
  }
}

/** Two halves at random, with the actor in the one and its peer in the other. */
function halves(actor: string, peer: string, names: readonly string[], aim: number): LinkSelection {
  const rest = names.filter((name) => name !== actor && name !== peer);
  const count = Math.floor(rest.length / 2);
  const chosen = new Draws(purposeKey(KEY, `halves ${aim}`)).sample(rest, count);
  const one = new Set([actor, ...chosen]);
  return {
    between: [names.filter((name) => one.has(name)), names.filter((name) => !one.has(name))],
  };
}
