import { describe, expect, test as plainTest } from 'vitest';
import {
  type ObservedEvent,
  SHIVIZ_HEADER,
  shivizHost,
  shivizLine,
  VectorClocks,
  type World,
} from '../../kernel/index.ts';
import { test } from '../property.ts';
import { openMembers, type Play, plays } from './members.ts';

/** A line as ShiViz reads it. */
interface Read {
  readonly host: string;
  readonly clock: Readonly<Record<string, number>>;
  readonly number: number;
  readonly event: string;
}

/** The lines of a run's log, by the regular expression in its first line, and the delivered events. */
function logOf(play: Play): { log: Read[]; events: ObservedEvent[] } {
  const lines = [...SHIVIZ_HEADER];
  let world: World | undefined;
  const clocks = new VectorClocks(
    // As few clocks as possible are remembered, so that one that is forgotten too early shows.
    {
      pendingCauses: () => Array.from(world?.flights() ?? [], ({ cause }) => cause),
      rememberedMin: 0,
    },
    (event, actor, clock) => {
      const hosts = clocks.actors.map(({ name }) => shivizHost(name));
      lines.push(shivizLine(event, { clock, hosts, host: hosts[actor] }));
    },
  );
  const made = openMembers(play, undefined, [clocks]);
  world = made.world;
  world.advance({ events: 200 });
  const [parser, delimiter, ...rest] = lines;
  expect(delimiter).toBe('');
  const log = [...rest.join('\n').matchAll(new RegExp(parser, 'g'))].map(({ groups = {} }) => ({
    host: groups.host,
    clock: JSON.parse(groups.clock) as Read['clock'],
    number: Number(groups.number),
    event: groups.event,
  }));
  return { log, events: made.script.events.filter(({ dropped }) => dropped === undefined) };
}

/** For each event, the set of the events that it comes after, and itself, as bits. */
function pasts(events: readonly ObservedEvent[]): bigint[] {
  const found: bigint[] = [];
  const lastOf = new Map<string, bigint>();
  const byId = new Map<string, bigint>();
  for (const [index, { cause, id, to }] of events.entries()) {
    const past = (1n << BigInt(index)) | (lastOf.get(to.name) ?? 0n) | (byId.get(cause) ?? 0n);
    found.push(past);
    lastOf.set(to.name, past);
    byId.set(id, past);
  }
  return found;
}

describe('a log for ShiViz', () => {
  test.prop([plays], { numRuns: 15 })(
    'has a line for each delivered event, whose clocks order exactly what causes order',
    (play) => {
      const { log, events } = logOf(play);
      expect(log.map(({ number }) => number)).toEqual(events.map(({ index }) => index));
      const ordered = log.map(({ clock }) =>
        log.reduce(
          (set, { clock: other, host }, index) =>
            (clock[host] ?? 0) >= other[host] ? set | (1n << BigInt(index)) : set,
          0n,
        ),
      );
      expect(ordered).toEqual(pasts(events));
    },
  );

  test.prop([plays], { numRuns: 10 })('counts the events of each host from 1', (play) => {
    const counts = new Map<string, number>();
    for (const { clock, host } of logOf(play).log) {
      counts.set(host, (counts.get(host) ?? 0) + 1);
      expect(clock[host]).toBe(counts.get(host));
    }
  });
});

plainTest('a name of any kind is one word for ShiViz, and another than all others', () => {
  const names = ['a b', 'a%20b', '{"a":1}', '\\', 'ü\u2028'];
  const hosts = names.map(shivizHost);
  expect(new Set(hosts).size).toBe(names.length);
  for (const host of hosts) expect(host).toMatch(/^[^\s{}"\\]+$/);
});
