import { describe, expect, test } from 'vitest';
import { type GraphRecord, ms, seconds } from '../../../kernel/index.ts';
import { expectCounts } from '../../kernel/random/statistics.ts';
import { finds, type Line, online, play, type Said } from './scene.ts';

const verb = ({ message }: Said): string => (message as { type: string }).type;

/** The types of Mary's messages, in order. */
const verbs = (said: readonly Said[]): string[] => said.map(verb);

const edges = (records: readonly GraphRecord[]): string[] =>
  records.flatMap((record) =>
    record.kind === 'edge' ? [`${record.source} > ${record.target}`] : [],
  );

const isCalledBy = (name: string, id: number, at = seconds(1)): Line => [
  'service',
  (channel) => ({ type: 'Connected', id, name, channel: channel(name) }),
  at,
];

/** A chat every millisecond for 4 s, exclusive of the first two lines' instant. */
const chatty = { intervalMin: ms(1), intervalMax: ms(1), duration: seconds(4) };

describe('a node', () => {
  test('registers its name, and authenticates by the id that it is given: then it is a node', () => {
    const { mary, said, records } = play(online);
    expect(said).toEqual([
      { at: 0, to: 'service', message: { type: 'Register', name: 'Mary' } },
      { at: 0, to: 'service', message: { type: 'Authenticate', id: 1 } },
    ]);
    expect(records).toEqual([{ kind: 'node', name: 'Mary', service: 'node', at: 0 }]);
    expect([mary.id, mary.isOnline]).toEqual([1, true]);
  });

  test('that is denied its name stays where it is', () => {
    const { mary, said, records } = play([
      ['service', { type: 'Denied', request: 'Register', about: 'Mary' }],
    ]);
    expect([mary.id, verbs(said), records]).toEqual([0, ['Register'], []]);
  });

  test('keeps the first of two ids', () => {
    const { mary, said } = play([...online, ['service', { type: 'Registered', id: 2 }]]);
    expect([mary.id, verbs(said)]).toEqual([1, ['Register', 'Authenticate']]);
  });

  test('counts what is for the service, and takes no harm', () => {
    const { said, counts, outcome } = play([
      ...online,
      ['Anne', { type: 'Find', name: 'Mary' }],
      ['Anne', { type: 'Leave', id: 1 }],
    ]);
    expect([counts.model, said.length, outcome.reason]).toEqual([
      { unexpected: 2 },
      2,
      'time-limit',
    ]);
  });
});

describe('a name that is dropped', () => {
  test('is looked for, whoever dropped it', () => {
    const { said } = play([...online, ['Anne', { type: 'NameDrop', name: 'Bart' }, ms(5)]]);
    expect(said.slice(2)).toEqual([
      { at: 5000, to: 'service', message: { type: 'Find', name: 'Bart' } },
    ]);
  });

  test('of nobody is no name to look for', () => {
    const { said } = play([...online, ['Anne', { type: 'NameDrop', name: null }]]);
    expect(verbs(said)).toEqual(['Register', 'Authenticate']);
  });

  test('when found becomes a buddy and an edge, in the order of the answers', () => {
    const { mary, records } = play([...online, ...finds(3, 2)]);
    expect(mary.buddies.map(({ id, name }) => [id, name])).toEqual([
      [3, 'Bart'],
      [2, 'Anne'],
    ]);
    expect(edges(records)).toEqual(['Mary > Bart', 'Mary > Anne']);
  });

  test('when found a second time, or when her own, is not added', () => {
    const { mary, records } = play([...online, ...finds(2, 3, 1, 2, 3)]);
    expect(mary.buddies.map(({ id }) => id)).toEqual([2, 3]);
    expect(edges(records).length).toBe(2);
  });

  test('when unregistered leaves the list as it was', () => {
    const { mary, counts } = play([...online, ['service', { type: 'Unregistered', name: 'Nemo' }]]);
    expect([mary.buddies, counts.model]).toEqual([[], {}]);
  });

  test('when found under an id that nobody has is counted', () => {
    const { mary, counts } = play([
      ...online,
      ['service', { type: 'Found', id: 99, name: 'Nemo' }],
    ]);
    expect([mary.buddies, counts.model]).toEqual([[], { unexpected: 1 }]);
  });
});

describe('at each interval', () => {
  test('a node hands its channel to the service for a random buddy, each as likely', () => {
    const { said } = play([...online, ...finds(2, 3, 4)], chatty);
    const calls = said.slice(2);
    // 1 ms to 9,999 ms.
    expect(calls.map(({ at }) => at)).toEqual(
      Array.from({ length: 9999 }, (_, i) => 1000 * (i + 1)),
    );
    const ids = calls.map(({ to, message }) => {
      const { id, ...rest } = message as { id: number };
      expect([to, rest]).toEqual(['service', { type: 'Connect', caller: 1, channel: 'Mary' }]);
      return id;
    });
    expectCounts(
      [2, 3, 4].map((id) => ids.filter((one) => one === id).length),
      [1 / 3, 1 / 3, 1 / 3],
    );
  });

  test('a node that knows nobody does nothing', () => {
    expect(verbs(play(online, chatty).said)).toEqual(['Register', 'Authenticate']);
  });

  test('a node without an id does nothing', () => {
    expect(verbs(play(finds(2), chatty).said)).toEqual(['Register']);
  });

  test('an answer that the buddy is offline, or its id denied, leaves the list as it was', () => {
    const { mary, counts } = play([
      ...online,
      ...finds(2),
      ['service', { type: 'Offline', id: 2 }],
      ['service', { type: 'Denied', request: 'Connect', about: 2 }],
    ]);
    expect([mary.buddies.length, mary.isOnline, counts.model]).toEqual([1, true, {}]);
  });
});

describe('a node that is called', () => {
  test('answers on the channel of the caller, not to the service, with the name of a buddy', () => {
    const { said, counts } = play([...online, ...finds(3), isCalledBy('Anne', 2)]);
    expect(said.slice(2)).toEqual([
      { at: 1e6, to: 'Anne', message: { type: 'NameDrop', name: 'Bart' } },
    ]);
    expect(counts.model).toEqual({ nameDrops: 1 });
  });

  test('names each of its buddies as likely, the caller among them', () => {
    const calls = Array.from({ length: 3000 }, (_, index) => isCalledBy('Anne', 2, ms(index + 1)));
    const { said } = play([...online, ...finds(2, 3, 4), ...calls]);
    const names = said.slice(2).map(({ message }) => (message as { name: string }).name);
    expectCounts(
      ['Anne', 'Bart', 'Charles'].map((name) => names.filter((one) => one === name).length),
      [1 / 3, 1 / 3, 1 / 3],
    );
  });

  test('and knows nobody drops no name', () => {
    const { mary, said } = play([...online, isCalledBy('Anne', 2)]);
    expect(said.slice(2)).toEqual([
      { at: 1e6, to: 'Anne', message: { type: 'NameDrop', name: null } },
    ]);
    // To be called is not to be introduced.
    expect(mary.buddies).toEqual([]);
  });

  test('and is offline says nothing, and the call is counted as missed', () => {
    const registered = online.slice(0, 1);
    const { said, counts } = play([...registered, ...finds(3), isCalledBy('Anne', 2)]);
    expect([verbs(said), counts.model]).toEqual([['Register', 'Authenticate'], { missed: 1 }]);
  });
});

describe('being offline', () => {
  test('for an interval is told to the service once, and calls nobody', () => {
    const { mary, said } = play([...online, ...finds(2)], { ...chatty, offline: 1 });
    expect(said.slice(2)).toEqual([
      { at: 1000, to: 'service', message: { type: 'SignOut', id: 1 } },
    ]);
    expect(mary.isOnline).toBe(false);
  });

  test('ends by authenticating at the interval after, and calls begin at the next', () => {
    const every = { intervalMin: seconds(1), intervalMax: seconds(1) };
    const { said } = play(
      [
        online[0],
        ...finds(2),
        ['service', { type: 'Authenticated' }, seconds(2.5)],
        ['service', { type: 'Denied', request: 'Authenticate', about: 1 }, seconds(4.5)],
        ['service', { type: 'Authenticated' }, seconds(6.5)],
      ],
      every,
    );
    const told = said.slice(2).map((one) => [one.at / 1e6, verb(one)]);
    expect(told).toEqual([
      [1, 'Authenticate'],
      [2, 'Authenticate'],
      [3, 'Connect'],
      [4, 'Connect'],
      [5, 'Authenticate'],
      [6, 'Authenticate'],
      [7, 'Connect'],
      [8, 'Connect'],
      [9, 'Connect'],
    ]);
  });

  test('takes its share of the intervals', () => {
    // Nobody answers, so that each interval online asks to come online: the rest are offline.
    const { said } = play(online.slice(0, 1), { ...chatty, offline: 0.3 });
    const count = said.length - 2;
    expectCounts([count, 9999 - count], [0.7, 0.3]);
  });
});

describe('leaving', () => {
  test('is told to the service, and is the last that a node does', () => {
    const { said, counts, mary } = play(
      [...online, ...finds(2), isCalledBy('Anne', 2, seconds(9))],
      { ...chatty, leaving: 1 },
    );
    expect(said.at(-1)).toEqual({
      at: expect.any(Number),
      to: 'service',
      message: { type: 'Leave', id: 1 },
    });
    // By the end of the run's own length.
    expect(said.at(-1)?.at).toBeLessThanOrEqual(4e6);
    expect([counts.left, counts.dropped.gone, mary.buddies.length]).toEqual([1, 1, 1]);
  });
});
