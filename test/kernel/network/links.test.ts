import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type DurationLaw, type NetworkLaws, type Setup, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, eventsOf, play } from '../actors/stage.ts';

/** Who sends to whom at 0, in order; what each message says is its number. */
const sending =
  (pairs: readonly (readonly [from: string, to: string])[], zones: Record<string, string> = {}) =>
  (setup: Setup): void => {
    const names = [...new Set(pairs.flat())];
    const channels = new Map(
      names.map((name) => [name, setup.channel(name, { zone: zones[name] ?? 'home' })]),
    );
    for (const name of names) {
      setup.spawn(channels.get(name) ?? name, {
        start(self) {
          pairs.forEach(([from, to], index) => {
            const channel = channels.get(to);
            if (from === name && channel !== undefined) self.send(channel, index);
          });
        },
        receive() {},
      });
    }
  };

/** When each message arrives, by its number. */
function arrivals(
  network: NetworkLaws,
  pairs: readonly (readonly [from: string, to: string])[],
  zones?: Record<string, string>,
): number[] {
  const at: number[] = [];
  for (const event of eventsOf(sending(pairs, zones), { network })) {
    if (event.kind === 'message') at[Number(event.data)] = event.at;
  }
  return at;
}

describe('a message takes the latency', () => {
  test('of its link, else of its zones, else the default', () => {
    const network: NetworkLaws = {
      latency: '30ms',
      zones: [
        { from: 'east', to: 'west', latency: '20ms' },
        { to: 'west', latency: '25ms' },
      ],
      links: [
        { from: 'a', to: 'b', latency: '1ms' },
        { from: 'a', latency: '2ms' },
      ],
    };
    const zones = { a: 'east', b: 'west', c: 'east', d: 'home' };
    const pairs = [
      ['a', 'b'],
      ['a', 'd'],
      ['c', 'b'],
      ['d', 'b'],
      ['b', 'a'],
    ] as const;
    expect(arrivals(network, pairs, zones)).toEqual([1000, 2000, 20_000, 25_000, 30_000]);
  });

  test('of the first rule that fits, where several do', () => {
    const links = [
      { to: 'b', latency: '1ms' },
      { from: 'a', to: 'b', latency: '2ms' },
    ];
    expect(arrivals({ links }, [['a', 'b']])).toEqual([1000]);
  });

  test('of those that stay in one zone or region, which is a zone’s name up to the first slash', () => {
    const network: NetworkLaws = {
      latency: '40ms',
      zones: [
        { from: 'east/b', within: 'region', latency: '3ms' },
        { within: 'zone', latency: '1ms' },
        { within: 'region', latency: '2ms' },
      ],
    };
    const zones = { a: 'east/a', b: 'east/a', c: 'east/b', d: 'east', e: 'west/a', f: 'eastern/a' };
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'c'],
      ['c', 'a'],
      ['a', 'd'],
      ['a', 'e'],
      ['a', 'f'],
      ['c', 'e'],
    ] as const;
    expect(arrivals(network, pairs, zones).map((us) => us / 1000)).toEqual([
      1, 1, 2, 3, 2, 40, 40, 40,
    ]);
  });

  test('of the default between actors of no zone, which share none', () => {
    const events = eventsOf(
      (setup) => {
        const sink = setup.spawn('sink', {});
        setup.spawn('source', { start: (self) => self.send(sink, 'x') });
      },
      { network: { latency: '5ms', zones: [{ within: 'zone', latency: '1ms' }] } },
    );
    expect(events.at(-1)?.at).toBe(5000);
  });

  test('in either direction its own', () => {
    const links = [{ from: 'a', to: 'b', latency: '7ms' }];
    const pairs = [
      ['a', 'b'],
      ['b', 'a'],
    ] as const;
    expect(arrivals({ latency: '1ms', links }, pairs)).toEqual([7000, 1000]);
  });

  test('of the default where a rule is about order alone', () => {
    const network: NetworkLaws = { latency: '5ms', links: [{ from: 'a', ordering: 'none' }] };
    expect(arrivals(network, [['a', 'b']])).toEqual([5000]);
  });

  test('drawn by its own identity: what else is sent changes nothing', () => {
    const network: NetworkLaws = {
      latency: { law: 'uniform', min: 0, max: '1s' },
      ordering: 'none',
    };
    const [alone] = arrivals(network, [['a', 'b']]);
    const among = arrivals(network, [
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'b'],
      ['a', 'b'],
    ]);
    expect(among[0]).toBe(alone);
    expect(new Set(among).size).toBe(4);
  });

  test('of its zone, where a child lives in that of who spawned it', () => {
    const at = (zone: string | undefined) => {
      const events = eventsOf(
        (setup) => {
          const sink = setup.spawn('sink', {}, { zone: 'west' });
          const child: Anyone = { start: (self) => self.send(sink, 'x') };
          const parent: Anyone = {
            start: (self) => void self.spawn('child', child, zone === undefined ? {} : { zone }),
          };
          setup.spawn('parent', parent, { zone: 'east' });
        },
        { network: { zones: [{ from: 'east', to: 'west', latency: '9ms' }] } },
      );
      return events.at(-1)?.at;
    };
    expect([at(undefined), at('west')]).toEqual([9000, 0]);
  });
});

const latency: fc.Arbitrary<DurationLaw> = fc.constantFrom(
  '0s',
  { law: 'uniform', min: '0s', max: '5us' },
  { law: 'exponential', mean: '10us' },
);

/** A sender that tells two others its count, every 3 us. */
const burst =
  (count: number) =>
  (setup: Setup): void => {
    const sinks = ['p', 'q'].map((name) => setup.spawn(name, {}));
    let sent = 0;
    const sender: Anyone = {
      start: (self) => self.every(us(3), 'again'),
      timer(_timer, self) {
        for (const sink of sinks) self.send(sink, sent);
        if (++sent === count) self.leave();
      },
    };
    setup.spawn('sender', sender);
  };

describe('the order on a link', () => {
  test.prop([latency, fc.constantFrom('fifo' as const, 'shuffled' as const), fc.string()])(
    'is that of sending where it is fifo',
    (law, ties, seed) => {
      const events = eventsOf(burst(60), { network: { latency: law }, ties, seed });
      for (const name of ['p', 'q']) {
        const heard = events.filter(({ kind, to }) => kind === 'message' && to.name === name);
        const numbers = heard.map(({ data }) => Number(data));
        expect(numbers).toEqual(numbers.slice().sort((a, b) => a - b));
      }
    },
  );

  test('is that of arriving where there is none', () => {
    const network: NetworkLaws = {
      latency: { law: 'uniform', min: 0, max: '30us' },
      ordering: 'none',
    };
    const numbers = eventsOf(burst(60), { network })
      .filter(({ kind, to }) => kind === 'message' && to.name === 'p')
      .map(({ data }) => Number(data));
    expect(numbers).not.toEqual(numbers.slice().sort((a, b) => a - b));
  });

  test('forgets links of the past, and keeps the order on those of the present', {
    tags: ['long'],
  }, () => {
    let last = -1;
    const { result } = play(
      (setup) => {
        const sinks = Array.from({ length: 70_000 }, (_, index) => setup.spawn(`${index}`, {}));
        const slow = setup.spawn('slow', {
          receive(message: number) {
            expect(message).toBe(last + 1);
            last = message;
          },
        });
        let round = 0;
        setup.spawn('sender', {
          start: (self) => self.every(us(10), 'again'),
          timer(_timer, self) {
            self.send(slow, round);
            const start = (round % 70) * 1000;
            for (const sink of sinks.slice(start, start + 1000)) self.send(sink, round);
            if (++round === 150) self.leave();
          },
        });
      },
      {
        network: {
          latency: '1us',
          links: [{ to: 'slow', latency: { law: 'uniform', min: '0s', max: '1s' } }],
        },
      },
    );
    expect(result.outcome.reason).toBe('idle');
    expect(last).toBe(149);
  });
});
