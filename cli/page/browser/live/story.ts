import type {
  DiagramEvent,
  DiagramSpan,
  DiagramStory,
} from '../../../../kernel/check/diagram/diagram.ts';
import type { EventShown, Picture } from '../../../watch/picture.ts';
import type { Sight } from './sight.ts';

/** The story of some events of the log, for a sequence diagram. The last ones matter most. */
export function storyOf(events: readonly EventShown[], sight: Sight): DiagramStory {
  const first = events.at(0)?.at ?? 0;
  const last = events.at(-1)?.at ?? 0;
  return {
    events: events.map((event, index): DiagramEvent => {
      const { at, dropped, from, kind, to, type } = event;
      return {
        ...{ event: event.event, at, kind, to: sight.nameOf(to), distance: events.length - index },
        label: kind === 'timer' ? `timer ${type}` : type,
        ...(from !== undefined && { from: sight.nameOf(from) }),
        ...(dropped !== undefined && { dropped }),
      };
    }),
    spans: (sight.picture?.faults ?? [])
      .filter(({ from, to = Number.POSITIVE_INFINITY }) => from <= last && to >= first)
      .map((fault) => spanOf(fault, sight)),
  };
}

function spanOf(
  { actors, from, key, sides, to }: Picture['faults'][number],
  sight: Sight,
): DiagramSpan {
  // Of a cut, the first side tells enough: the other one may be all the rest.
  const struck = actors ?? sides?.[0] ?? [];
  return {
    ...{ label: key, from, actors: struck.map((actor) => sight.nameOf(actor)) },
    ...(to !== undefined && { to }),
  };
}
