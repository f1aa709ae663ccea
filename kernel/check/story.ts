import { Group } from '../actors/names.ts';
import { type CompleteFault, instantOf } from '../faults/complete-faults.ts';
import type { DiagramSpan, DiagramStory } from './diagram/diagram.ts';
import { labelOf } from './event-label.ts';
import type { Failure } from './examination.ts';
import { groupsOf } from './fault-names.ts';
import { faultInWords } from './fault-words.ts';
import type { CausalSlice } from './slice.ts';

/** Makes the story of a failure, which a diagram shows. */
export function storyOf({ events, faults }: CausalSlice, failure: Failure): DiagramStory {
  const names = [
    ...new Set(events.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to]))),
  ];
  return {
    events: events.map((event) => {
      const { at, distance, dropped, from, index, kind, sentAt, to } = event;
      return {
        event: index,
        at,
        distance,
        kind,
        label: labelOf(event),
        to,
        ...(kind === 'message' && from !== undefined && { from }),
        ...(sentAt !== undefined && { sentAt }),
        ...(dropped !== undefined && { dropped }),
      };
    }),
    spans: faults.flatMap((fault) => spanOf(fault, names)),
    end: {
      at: failure.at,
      ...(failure.actor !== undefined && { actor: failure.actor }),
      label: failure.property ?? failure.kind,
    },
  };
}

/** What a fault looks like in a diagram. What ends a life is an event there, and so is a lost message. */
function spanOf(fault: CompleteFault, names: readonly string[]): readonly DiagramSpan[] {
  if (fault.kind === 'drop' || fault.kind === 'crash' || fault.kind === 'leave') return [];
  const struck = new Group(groupsOf(fault).flat());
  const actors = names.filter((name) => struck.fits(name));
  if (actors.length === 0) return [];
  return [
    {
      label: faultInWords(fault),
      from: instantOf(fault.from),
      ...(fault.to !== undefined && { to: instantOf(fault.to) }),
      actors,
    },
  ];
}
