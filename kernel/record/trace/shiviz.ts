import type { ObservedEvent } from '../../actors/observer.ts';
import { oneLine } from '../../data/one-line.ts';
import { formatDuration } from '../../data/time.ts';
import { typeWord } from '../../data/type-word.ts';

/** The regular expression by which ShiViz reads a line: its groups are fields of an event. */
export const SHIVIZ_PARSER =
  '(?<host>\\S+) (?<clock>\\{[^}]*\\}) (?<at>\\S+) (?<number>\\d+) (?<event>.*)';

/**
 * The lines before the events: ShiViz reads the regular expression from the first one. The second one
 * would tell where another run begins.
 */
export const SHIVIZ_HEADER: readonly string[] = [SHIVIZ_PARSER, ''];

/** An actor's name as ShiViz reads it: without spaces, braces, quotes and backslashes. */
export const shivizHost = (name: string): string =>
  name.replace(/[\s{}"\\%]/gu, (character) => encodeURIComponent(character));

/** An event as a line of a log for ShiViz, without its line end. `hosts` names the actors of the clock. */
export function shivizLine(
  event: ObservedEvent,
  { clock, hosts, host }: { clock: readonly number[]; hosts: readonly string[]; host: string },
): string {
  const counts = clock.flatMap((count, index) => (count === 0 ? [] : `"${hosts[index]}":${count}`));
  const at = formatDuration(event.at);
  return `${host} {${counts.join(',')}} ${at} ${event.index} ${oneLine(wordsOf(event))}`;
}

function wordsOf({ data, from, kind }: ObservedEvent): string {
  switch (kind) {
    case 'start':
      return 'start';
    case 'timer':
      return `timer ${typeWord(data)}`;
    case 'message':
      return `${typeWord(data)} from ${from?.name ?? 'nobody'}`;
    case 'broken':
      return `connection to ${from?.name ?? 'nobody'} broken`;
    case 'fault':
      return `fault ${String((data as { readonly does?: unknown }).does)}`;
  }
}
