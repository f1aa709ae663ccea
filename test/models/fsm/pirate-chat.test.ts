import { describe, expect, test } from 'vitest';
import { hours, type Intention, ms, seconds, us } from '../../../kernel/index.ts';
import { expectCounts } from '../../kernel/random/statistics.ts';
import { hello, honest, introduce, type Line, play, type Said } from './scene.ts';

// A pirate chats every millisecond for 4 s, exclusive.
const CHAT_COUNT = 3999;
const chatter: Line = ['Chat', null, '1ms'];
const until = seconds(4);

const among = (said: readonly Said[], imposition: Said['imposition']): Said[] =>
  said.filter((one) => one.imposition === imposition);

describe('Chat', () => {
  const rich: Line = ['GoldCoin', null, 1e12];
  const instantsFor = (interval: Intention, end = us(3 * 3600e6 + 1)) => {
    // One buddy and plenty of gold: half of the chats are gifts, whose instants tell the interval.
    const lines: Line[] = [hello, ...introduce('Anne'), rich, ['Chat', null, interval]];
    const { said, counts } = play(lines, { until: end, cast: { Anne: honest } });
    return { instants: said.map(({ at }) => at), timers: counts.timers - 4, counts };
  };

  test('is accepted from 1 ms to 1 h, as text or in microseconds', () => {
    for (const [interval, length] of [
      ['1ms', 1000],
      [1000, 1000],
      ['250ms', 250_000],
      ['1h', 3600e6],
      [3600e6, 3600e6],
    ] as const) {
      const { instants, timers, counts } = instantsFor(interval, us(5.5 * length));
      expect(timers).toBe(5);
      for (const at of instants) expect(at % length).toBe(0);
      expect(counts.model).toEqual({});
    }
  });

  test('of any other interval is counted, and no crash', () => {
    const wrong: Intention[] = ['', 'soon', '999us', 999, 0, -1000, 1000.5, '-1s', null, true];
    for (const interval of [...wrong, ['1s'], { interval: '1s' }, '3600.000001s', 3600e6 + 1]) {
      const { instants, timers, counts } = instantsFor(interval);
      expect({ interval, instants, timers }).toEqual({ interval, instants: [], timers: 0 });
      expect(counts.model).toEqual({ malformed: 1 });
    }
  });

  test('again replaces the interval', () => {
    const { counts } = play([hello, ['Chat', null, '1ms'], ['Chat', null, '1s', ms(10.5)]]);
    // Two lines at the start, one later; ten chats, then one at every second from 10.5 ms on.
    expect(counts.timers).toBe(3 + 10 + 9);
  });

  test('without a buddy comes to nothing', () => {
    const { mary, said, outcome } = play([hello, rich, chatter], { until });
    expect([said.length, mary.booty]).toEqual([0, 1e12]);
    expect(outcome).toMatchObject({ reason: 'time-limit' });
  });

  test('does not begin by itself', () => {
    const { said } = play([hello, ...introduce('Anne', 'Bart'), rich], { until: hours(1) });
    expect(said).toEqual([]);
  });
});

// Fixed seed; bounds are 4 standard errors of chi-square.
describe('at each interval', () => {
  const names = ['Anne', 'Bart', 'Charles', 'Dixie', 'Edward'];
  const cast = Object.fromEntries(names.map((name) => [name, honest]));

  test('half of the time one buddy is told about another, else gold from 0 to booty - 1 is given', () => {
    const lines: Line[] = [hello, ...introduce(...names), ['GoldCoin', null, 10], chatter];
    const { said, mary } = play(lines, { until, cast });
    const gifts = among(said, 'GoldCoin');
    const counts = Array.from(
      { length: 10 },
      (_, gold) => gifts.filter(({ intention }) => intention === gold).length,
    );
    expect(counts[0]).toBe(0);
    // Nothing is sent where 0 is drawn.
    counts[0] = CHAT_COUNT - said.length;
    const drops = among(said, 'NameDrop').length;
    expect(drops + gifts.length).toBe(said.length);
    expectCounts([drops, ...counts], [0.5, ...new Array<number>(10).fill(0.05)]);
    expect(mary.booty).toBe(10);
  });

  test('every buddy is as likely to be given gold, and credited with what it gives', () => {
    const lines: Line[] = [hello, ...introduce(...names), ['GoldCoin', null, 1e6], chatter];
    const { said, mary } = play(lines, { until, cast });
    const gifts = among(said, 'GoldCoin');
    expect(gifts.every(({ about }) => about === 'Mary')).toBe(true);
    expectCounts(
      names.map((name) => gifts.filter(({ to }) => to === name).length),
      new Array<number>(5).fill(0.2),
    );
    mary.buddies.forEach(({ name }, index) => {
      const toBuddy = gifts.filter(({ to }) => to === name);
      const sum = toBuddy.reduce((total, { intention }) => total + Number(intention), 0);
      expect(mary.dealings(index).given).toBe(sum);
    });
  });

  test('every buddy is as likely to be told about every other, and never about itself', () => {
    const three = names.slice(0, 3);
    const { said } = play([hello, ...introduce(...three), chatter], { until });
    expect(among(said, 'NameDrop').length).toBe(said.length);
    expect(said.every(({ about, intention }) => about === intention)).toBe(true);
    const pairs = three.flatMap((to) => three.map((about) => ({ to, about })));
    const counts = pairs.map(
      (pair) => said.filter(({ to, about }) => to === pair.to && about === pair.about).length,
    );
    const others = pairs.map(({ to, about }) => to !== about);
    expect(counts.filter((count, index) => count > 0 && !others[index])).toEqual([]);
    expectCounts(
      counts.filter((_, index) => others[index]),
      new Array<number>(6).fill(1 / 6),
    );
  });

  test('a pirate with one buddy tells nothing, and one with a single coin gives nothing', () => {
    const lines: Line[] = [hello, ...introduce('Anne'), ['GoldCoin', null, 1], chatter];
    expect(play(lines, { until }).said).toEqual([]);
  });

  test('gold that is given is gone, down to the last coin', () => {
    const lines: Line[] = [hello, ...introduce('Anne'), ['GoldCoin', null, 99], chatter];
    const { said, mary } = play(lines, { until });
    const given = said.reduce((sum, { intention }) => sum + Number(intention), 0);
    expect([mary.booty, given]).toEqual([1, 98]);
  });
});

describe('GoldCoin', () => {
  test('adds to the booty, from whomever it comes', () => {
    const lines: Line[] = [
      hello,
      ...introduce('Anne'),
      ['GoldCoin', 'Anne', 7],
      ['GoldCoin', 'Anne', '12'],
      ['GoldCoin', 'stranger', 5],
      ['GoldCoin', null, 1],
      ['GoldCoin', null, 0],
    ];
    const { mary, counts } = play(lines);
    expect(mary.booty).toBe(25);
    expect(mary.buddies.map((_, index) => mary.dealings(index).given)).toEqual([19]);
    expect(counts.model).toEqual({});
  });

  test('that is no whole number, or too much to be counted, is counted as malformed', () => {
    const wrong: Intention[] = ['', 'x', '-1', -1, 0.5, 2 ** 53, null, true, [1], { gold: 1 }];
    const lines = wrong.map((gold): Line => ['GoldCoin', null, gold]);
    const { mary, counts } = play([
      hello,
      ['GoldCoin', null, Number.MAX_SAFE_INTEGER - 5],
      ['GoldCoin', null, 6],
      ['GoldCoin', null, 5],
      ...lines,
    ]);
    expect(mary.booty).toBe(Number.MAX_SAFE_INTEGER);
    expect(counts.model).toEqual({ malformed: wrong.length + 1 });
  });
});
