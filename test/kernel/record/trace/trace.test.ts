import fc from 'fast-check';
import { expect } from 'vitest';
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
import { test } from '../../../property.ts';

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

// Control characters, quotes, halves of surrogate pairs and line separators among them.
const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"\\', '\ud800', '\u2028', '\n\0'),
);
const channel = word.map((name) => ({ name, toJSON: () => name }));
const event: fc.Arbitrary<ObservedEvent> = fc.record(
  {
    index: fc.maxSafeNat(),
    at: fc.maxSafeNat(),
    id: fc.constant('00000000000000ff'),
    cause: fc.constant('0000000000000000'),
    kind: fc.constantFrom('start', 'message', 'timer', 'fault', 'broken'),
    to: channel,
    from: fc.option(channel, { nil: undefined }),
    data: fc.option(fc.anything({ maxDepth: 2 }), { nil: undefined }),
    dropped: fc.option(word, { nil: undefined }),
  },
  { requiredKeys: ['index', 'at', 'id', 'cause', 'kind', 'to'] },
);

test.prop([event])(
  'a line has the fields in their order, and what happened under its kind',
  (one) => {
    const { index, at, id, cause, kind, to, from, data, dropped } = one;
    const what = kind === 'start' || kind === 'broken' ? true : data;
    expect(traceLine(one)).toBe(
      JSON.stringify({ event: index, at, id, cause, to, from, [kind]: what, dropped }),
    );
  },
);

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

const EVENT = { event: 1, at: 0, id: '0', cause: '0', to: 'a', from: 'b' };
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const withField = (name: string, json: string): string =>
  JSON.stringify({ ...EVENT, message: 1, [name]: 'here' }).replace('"here"', json);

test('a line that tells of no kind of event is refused', () => {
  expect(() => readTraceLine(JSON.stringify(EVENT), 'here')).toThrow(badTrace);
  expect(readTraceLine(JSON.stringify({ ...EVENT, timer: null }), 'here')).toMatchObject(EVENT);
});

test('a line has as many levels as a message, and not more', () => {
  for (const field of ['message', 'extra']) {
    expect(readTraceLine(withField(field, nested(1_000)), 'here')).toMatchObject(EVENT);
    expect(() => readTraceLine(withField(field, nested(20_000)), 'here')).toThrow(
      'here: got lists and objects in more levels, expected at most 1010',
    );
  }
});
