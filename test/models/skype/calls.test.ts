import { describe, expect, test } from 'vitest';
import { type Actor, type Channel, open, seconds } from '../../../kernel/index.ts';
import { CallLedger } from '../../../models/skype/properties.ts';
import { skype } from '../../../models/skype/skype.ts';
import { type Message, worldOf } from './scene.ts';

// A property that cannot fail is worth nothing: it fails here on worlds that break it.

type Named = (name: string) => Channel;

/** A line that one actor says to another. */
type Line = readonly [from: string, to: string, message: (named: Named) => Message];

const CAST = ['skype', 'Mary', 'Anne', 'Bart'];

/** Says its own lines, one a second, and counts like a real network. */
const speaker = (name: string, lines: readonly Line[], named: Named): Actor<Message, number> => ({
  start(self) {
    lines.forEach(([from], index) => {
      if (from === name) self.after(seconds(index / 10), index);
    });
  },
  receive() {},
  timer(index, self) {
    const [, to, make] = lines[index];
    const message = make(named);
    if (message.type === 'Connected') self.count('connections');
    if (message.type === 'NameDrop' && name !== 'skype') self.count('nameDrops');
    self.send(named(to), message);
    if (message.type === 'Leave') self.leave();
  },
});

/** The ledger's finding on a network in which all register and then say the lines. */
function verdict(...lines: readonly Line[]) {
  const calls = new CallLedger();
  const registrations = CAST.slice(1).flatMap((name, index): Line[] => [
    [name, 'skype', () => ({ type: 'Register', name })],
    ['skype', name, () => ({ type: 'Registered', id: index + 1 })],
  ]);
  const world = worldOf(
    (setup) => {
      const channels = new Map(CAST.map((name) => [name, setup.channel(name)]));
      const named: Named = (name) => channels.get(name) ?? setup.channel(name);
      for (const [name, channel] of channels) {
        setup.spawn(channel, () => speaker(name, [...registrations, ...lines], named));
      }
    },
    [calls],
  );
  return calls.check(world);
}

const call =
  (id: number, caller: number, name: string) =>
  (named: Named): Message => ({
    type: 'Connect',
    id,
    caller,
    channel: named(name),
  });
const connected =
  (id: number, name: string, ear = name) =>
  (named: Named): Message => ({
    type: 'Connected',
    id,
    name,
    channel: named(ear),
  });
const drop = (): Message => ({ type: 'NameDrop', name: 'Bart' });

const asked: Line = ['Mary', 'skype', call(2, 1, 'Mary')];
const put: Line = ['skype', 'Anne', connected(1, 'Mary')];
const answered: Line = ['Anne', 'Mary', drop];
const notAsked = 'Anne was called by Mary, who did not ask (at ';
const notCalled = 'Anne dropped a name to Mary, who did not call (at ';

describe('that calls are asked for and answered by who was called', () => {
  test('holds for a call, and for one after the other', () => {
    expect(verdict()).toBe(true);
    expect(verdict(asked, put, answered)).toBe(true);
    expect(verdict(asked, put, answered, asked, put, answered)).toBe(true);
    expect(verdict(['skype', 'Mary', drop])).toBe(true);
  });

  test('holds for one that comes when the called has left', () => {
    const leaves: Line = ['Anne', 'skype', () => ({ type: 'Leave', id: 2 })];
    expect(verdict(asked, leaves, put)).toBe(true);
  });

  test('fails for one that nobody asked for, or put through twice', () => {
    expect(verdict(put)).toContain(notAsked);
    expect(verdict(asked, put, answered, put)).toContain(notAsked);
  });

  test('fails for one asked for by another, or with the channel of another', () => {
    expect(verdict(['Bart', 'skype', call(2, 1, 'Bart')], put)).toContain(notAsked);
    expect(verdict(asked, ['skype', 'Anne', connected(1, 'Mary', 'Bart')])).toContain(notAsked);
    expect(verdict(asked, ['skype', 'Bart', connected(1, 'Mary')])).toContain('Bart was called by');
  });

  test('fails for one that was refused, and put through none the less', () => {
    const offline: Line = ['skype', 'Mary', () => ({ type: 'Offline', id: 2 })];
    expect(verdict(asked, offline, put)).toContain(notAsked);
    const denied: Line = [
      'skype',
      'Mary',
      () => ({ type: 'Denied', request: 'Connect', about: 2 }),
    ];
    expect(verdict(asked, denied, put)).toContain(notAsked);
  });

  test('fails for a name that is dropped uncalled, twice, or to another', () => {
    expect(verdict(answered)).toContain(notCalled);
    expect(verdict(asked, put, answered, answered)).toContain(notCalled);
    expect(verdict(asked, put, ['Anne', 'Bart', drop])).toContain('Anne dropped a name to Bart');
  });

  test('fails for one without an answer', () => {
    expect(verdict(asked, put)).toBe(
      '1 connections are not 0 answered, 0 missed, 0 lost and 0 under way',
    );
  });

  test('counts calls that are under way', () => {
    const calls = new CallLedger();
    const input = {
      seed: 1,
      strict: true,
      options: { population: 50 },
      network: { latency: '500ms' },
    };
    const world = open(skype, input, { observers: [calls] });
    let underWay = 0;
    for (let at = 0; at < 10; at += 1) {
      world.advance({ until: seconds(at) });
      expect(calls.check(world)).toBe(true);
      for (const { message } of world.inFlight()) {
        if ((message as Message).type === 'Connected') underWay += 1;
      }
    }
    expect(underWay).toBeGreaterThan(0);
  });
});
