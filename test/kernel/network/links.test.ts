import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type DurationLaw, type NetworkLaws, type Setup, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, eventsOf, play } from '../actors/stage.ts';

/** The messages that are sent at 0, in order, as sender and receiver. Each message holds its number. */
const sending =
  (pairs: readonly (readonly [from: string, to: string])[], zones: Record<string, string> = {}) =>
  (setup: Setup): void => {
    const names = [...new Set(pairs.flat())];
    const channels = new Map(
      names.map((name) => [name, setup.channel(name, { zone: zones[name] ?? 'home' })]),
    );
    for (const name of names) {
      setup.spawn(channels.get(name) ?? name, () => ({
        start(self) {
          pairs.forEach(([from, to], index) => {
            const channel = channels.get(to);
            if (from === name && channel !== undefined) self.send(channel, index);
          });
        },
        receive() {},
      }));
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
        const sink = setup.spawn('sink', () => ({}));
        setup.spawn('source', () => ({ start: (self) => self.send(sink, 'x') }));
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
          const sink = setup.spawn('sink', () => ({}), { zone: 'west' });
          const child: Anyone = { start: (self) => self.send(sink, 'x') };
          const parent: Anyone = {
            start: (self) =>
              void self.spawn('child', () => child, zone === undefined ? {} : { zone }),
          };
          setup.spawn('parent', () => parent, { zone: 'east' });
        },
        { network: { zones: [{ from: 'east', to: 'west', latency: '9ms' }] } },
      );
      return events.at(-1)?.at;
    };
    expect([at(undefined), at('west')]).toEqual([9000, 0]);
  });
});

// Latencies of a few times 3 us, the period of sending, so that messages would overtake each other.
const LAWS_OF_LATENCY: readonly DurationLaw[] = [
  '0s',
  '5us',
  { law: 'uniform', min: '0s', max: '20us' },
  { law: 'exponential', mean: '10us' },
  { law: 'normal', mean: '10us', deviation: '5us' },
  { law: 'lognormal', median: '5us', sigma: 1 },
  { law: 'pareto', scale: '2us', shape: 1 },
  { law: 'bimodal', usual: '1us', rare: '20us', rareChance: 0.3 },
  {
    law: 'empirical',
    quantiles: [
      [0, '0s'],
      [1, '20us'],
    ],
  },
];
const TIES = ['fifo', 'shuffled'] as const;

/** A sender that tells two others its count, every 3 us. */
const burst =
  (count: number) =>
  (setup: Setup): void => {
    const sinks = ['p', 'q'].map((name) => setup.spawn(name, () => ({})));
    let sent = 0;
    const sender: Anyone = {
      start: (self) => self.every(us(3), 'again'),
      timer(_timer, self) {
        for (const sink of sinks) self.send(sink, sent);
        if (++sent === count) self.leave();
      },
    };
    setup.spawn('sender', () => sender);
  };

/** What each of the two hears, in order. */
function heard(input: Parameters<typeof eventsOf>[1]): number[][] {
  const events = eventsOf(burst(60), input);
  return ['p', 'q'].map((name) =>
    events
      .filter(({ kind, to }) => kind === 'message' && to.name === name)
      .map(({ data }) => Number(data)),
  );
}

const inOrder = Array.from({ length: 60 }, (_, index) => index);

describe('the order on a link', () => {
  for (const latency of LAWS_OF_LATENCY) {
    const law = typeof latency === 'object' ? latency.law : latency;
    test.prop([fc.constantFrom(...TIES), fc.string()], { numRuns: 20 })(
      `is that of sending where it is fifo, with a latency of ${law}`,
      (ties, seed) => {
        expect(heard({ network: { latency }, ties, seed })).toEqual([inOrder, inOrder]);
      },
    );
  }

  for (const latency of LAWS_OF_LATENCY.slice(2)) {
    const { law } = latency as { law: string };
    test(`is that of arriving where there is none, with a latency of ${law}`, () => {
      for (const ties of TIES) {
        const [p, q] = heard({ network: { latency, ordering: 'none' }, ties });
        expect(p.length + q.length).toBe(120);
        expect(p).not.toEqual(inOrder);
        expect(q).not.toEqual(inOrder);
      }
    });
  }

  /** Ten numbers sent at once, as they are heard. */
  const crowd = (network: NetworkLaws | undefined, ties: (typeof TIES)[number]) =>
    eventsOf(
      (setup) => {
        const sink = setup.spawn('sink', () => ({}));
        const send: Anyone = {
          start(self) {
            for (let count = 0; count < 10; count++) self.send(sink, count);
          },
        };
        setup.spawn('source', () => send);
      },
      { ties, ...(network !== undefined && { network }) },
    )
      .filter(({ kind }) => kind === 'message')
      .map(({ data }) => Number(data));

  test('of one instant is shuffled where there is none and ties are shuffled, and kept else', () => {
    const ten = inOrder.slice(0, 10);
    for (const latency of ['0s', '7ms']) {
      const shuffled = crowd({ latency, ordering: 'none' }, 'shuffled');
      expect(shuffled).not.toEqual(ten);
      expect(shuffled.slice().sort((a, b) => a - b)).toEqual(ten);
      expect(crowd({ latency, ordering: 'none' }, 'fifo')).toEqual(ten);
      expect(crowd({ latency }, 'shuffled')).toEqual(ten);
    }
    expect(crowd(undefined, 'shuffled')).toEqual(ten);
  });

  test('is kept where a zone rule would let a message overtake those of the default', () => {
    const numbers: unknown[] = [];
    play(
      (setup) => {
        const sink = setup.spawn('sink', () => ({ receive: (n) => void numbers.push(n) }), {
          zone: 'east',
        });
        const member = (number: number): Anyone => ({
          start(self) {
            self.send(sink, number);
            self.leave();
          },
        });
        const boss: Anyone = {
          start(self) {
            self.spawn('a', () => member(1), { zone: 'west' });
            self.after(us(1), 'T');
          },
          timer: (_timer, self) => void self.spawn('a', () => member(2), { zone: 'east' }),
        };
        setup.spawn('boss', () => boss);
      },
      { network: { latency: '5ms', zones: [{ within: 'zone', latency: '1us' }] } },
    );
    expect(numbers).toEqual([1, 2]);
  });

  test('forgets links of the past, and keeps the order on those of the present', {
    tags: ['long'],
  }, () => {
    let last = -1;
    const { result } = play(
      (setup) => {
        const sinks = Array.from({ length: 70_000 }, (_, index) =>
          setup.spawn(`${index}`, () => ({})),
        );
        const slow = setup.spawn('slow', () => ({
          receive(message: number) {
            expect(message).toBe(last + 1);
            last = message;
          },
        }));
        let round = 0;
        setup.spawn('sender', () => ({
          start: (self) => self.every(us(10), 'again'),
          timer(_timer, self) {
            self.send(slow, round);
            const start = (round % 70) * 1000;
            for (const sink of sinks.slice(start, start + 1000)) self.send(sink, round);
            if (++round === 150) self.leave();
          },
        }));
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
