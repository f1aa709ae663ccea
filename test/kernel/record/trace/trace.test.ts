import { expect, test } from 'vitest';
import {
  type ObservedEvent,
  open,
  readTraceLine,
  type TracedEvent,
  TraceWriter,
  traceEnd,
  traceLine,
} from '../../../../kernel/index.ts';
import { fsm } from '../../../../models/fsm/fsm.ts';

const badTrace = expect.objectContaining({
  code: 'bad-trace',
  message: expect.stringMatching(/^here: .*expected an event/),
});

/** The events of a short run, and the lines that they make. */
function traced(): { events: ObservedEvent[]; lines: string[] } {
  const events: ObservedEvent[] = [];
  const lines: string[] = [];
  const observers = [
    { event: (event: ObservedEvent) => void events.push(event) },
    new TraceWriter((line) => lines.push(line)),
  ];
  const scenario = { seed: 1, options: { population: 5 } };
  open(fsm, scenario, { observers }).advance();
  return { events, lines };
}

test('a trace tells all of an event, and is read back', () => {
  const { events, lines } = traced();
  expect(events.length).toBeGreaterThan(50);
  expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['start', 'message', 'timer']));
  events.forEach((event, index) => {
    const { at, id, cause, kind, to, from, data, dropped } = event;
    expect(lines[index]).toBe(traceLine(event));
    const told: Partial<TracedEvent> = {
      event: index + 1,
      at,
      id,
      cause,
      to: to.name,
      ...(from !== undefined && { from: from.name }),
      ...(dropped !== undefined && { dropped }),
      [kind]: kind === 'start' ? true : JSON.parse(JSON.stringify(data)),
    };
    expect(readTraceLine(lines[index], 'here')).toEqual(told);
  });
  expect(readTraceLine(traceEnd({ reason: 'idle' }), 'here')).toBeUndefined();
});

test('a line that is no event is refused, whatever field is wrong', () => {
  const [line = ''] = traced().lines.filter((one) => one.includes('"from"'));
  expect(readTraceLine(line, 'here')).toBeDefined();
  for (const name of ['event', 'at', 'id', 'cause', 'to', 'from', 'dropped']) {
    for (const wrong of [null, {}, [], true, name === 'event' || name === 'at' ? '5' : 5]) {
      const altered = JSON.stringify({ ...JSON.parse(line), [name]: wrong });
      expect(() => readTraceLine(altered, 'here')).toThrow(badTrace);
    }
  }
  for (const text of ['', '{', 'null', '[]', '"event"', '{}']) {
    expect(() => readTraceLine(text, 'here')).toThrow(badTrace);
  }
});
