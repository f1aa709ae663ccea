import { describe, expect } from 'vitest';
import { constant, days, gotocol, ms } from '../../../../kernel/index.ts';
import { Ring } from '../../../../models/services/instance/ring.ts';
import { test } from '../../../property.ts';
import { ask, type Cast } from '../scene.ts';

const store = (name: string, more: Partial<Cast> = {}): Cast => ({
  name,
  package: 'store',
  ...more,
});

/** The peers of the client spans, in order. */
const called = ({ spans }: ReturnType<typeof ask>): string[] =>
  spans.flatMap(({ span, from }) =>
    span.role === 'client' ? [`${from} > ${span.peer.name} ${span.name}`] : [],
  );

describe('a store', () => {
  test('answers what was put, and says where nothing was', () => {
    const { answers } = ask({
      casts: [store('db')],
      lines: [
        [1, 'db', 'GetRequest', 'a'],
        [10, 'db', 'Put', 'a some value'],
        [20, 'db', 'GetRequest', 'a'],
        [30, 'db', 'Put', { key: 'a', value: 7 }],
        [40, 'db', 'GetRequest', { key: 'a' }],
      ],
    });
    expect(answers).toEqual([
      { at: 2, from: 'db', status: 'missing', value: null },
      { at: 11, from: 'db', status: 'ok', value: null },
      { at: 21, from: 'db', status: 'ok', value: 'some value' },
      { at: 31, from: 'db', status: 'ok', value: null },
      { at: 41, from: 'db', status: 'ok', value: 7 },
    ]);
  });

  test('sends copies to its peers, who send none on', () => {
    const casts = ['db0', 'db1', 'db2'].map((name) => store(name, { dependencies: ['db'] }));
    const scene = ask({
      casts: casts.map((cast) => ({ ...cast, name: cast.name })),
      lines: [
        [1, 'db0', 'Put', 'a 1'],
        [10, 'db2', 'GetRequest', 'a'],
      ],
    });
    expect(scene.answers.at(-1)).toMatchObject({ from: 'db2', status: 'ok', value: '1' });
    const copies = scene.spans.filter(({ span }) => span.name === 'Replicate');
    expect(copies.map(({ span, from }) => `${span.role} ${from}`)).toEqual([
      'producer db0',
      'producer db0',
      'consumer db1',
      'consumer db2',
    ]);
  });

  test('on a volume puts there too, and asks there for what it has not', () => {
    const scene = ask({
      casts: [store('disk'), store('db', { dependencies: ['disk'] })],
      lines: [
        [1, 'db', 'Put', 'a 1'],
        [10, 'disk', 'GetRequest', 'a'],
        [20, 'disk', 'Put', 'b 2'],
        [30, 'db', 'GetRequest', 'b'],
        [40, 'db', 'GetRequest', 'c'],
      ],
    });
    expect(scene.answers.map(({ status, value }) => [status, value])).toEqual([
      ['ok', null],
      ['ok', '1'],
      ['ok', null],
      ['ok', '2'],
      ['missing', null],
    ]);
  });
});

describe('a staash', () => {
  const casts = [
    store('db'),
    store('cache', { isCache: true }),
    { name: 'staash', package: 'staash', dependencies: ['db', 'cache'] },
  ] as const satisfies Cast[];

  test('asks its cache first, then its store, and then has it in the cache', () => {
    const scene = ask({
      casts,
      lines: [
        [1, 'db', 'Put', 'a 1'],
        [10, 'staash', 'GetRequest', 'a'],
        [30, 'staash', 'GetRequest', 'a'],
        [50, 'staash', 'GetRequest', 'b'],
      ],
    });
    expect(scene.answers.slice(1).map(({ status, value }) => [status, value])).toEqual([
      ['ok', '1'],
      ['ok', '1'],
      ['missing', null],
    ]);
    expect(called(scene)).toEqual([
      'staash > cache GetRequest',
      'staash > db GetRequest',
      'staash > cache Put',
      'staash > cache GetRequest',
      'staash > cache GetRequest',
      'staash > db GetRequest',
    ]);
  });

  test('puts into its store, then its cache', () => {
    const scene = ask({ casts, lines: [[1, 'staash', 'Put', 'a 1']] });
    expect(called(scene)).toEqual(['staash > db Put', 'staash > cache Put']);
    expect(scene.answers).toMatchObject([{ status: 'ok' }]);
  });

  test('does without a cache that fails, but not without its store', () => {
    const lines = [
      [1, 'staash', 'Put', 'a 1'],
      [5000, 'staash', 'GetRequest', 'a'],
    ] as const;
    const silent = { receive() {} };
    const noCache = ask({ casts, lines, others: { cache: silent } });
    expect(noCache.answers.map(({ status }) => status)).toEqual(['ok', 'ok']);
    const noStore = ask({ casts, lines, others: { db: silent } });
    expect(noStore.answers.map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});

test('of however many services nobody is there, the request ends', () => {
  const dependencies = Array.from({ length: 20_000 }, (_, index) => `ghost${index}x`);
  for (const kind of ['staash', 'karyon', 'store'] as const) {
    const { answers, counts } = ask({
      casts: [{ name: 'top', package: kind, dependencies }],
      lines: [[1, 'top', 'GetRequest', 'k']],
    });
    expect(answers).toEqual([{ at: 2, from: 'top', status: 'failed', value: null }]);
    expect(counts.unreachable).toBe(20_000);
  }
});

describe('a karyon', () => {
  const casts = [
    store('a'),
    store('b'),
    { name: 'api', package: 'karyon', dependencies: ['a', 'b'] },
  ] as const satisfies Cast[];

  test('calls one of each service at once, and answers when all have', () => {
    const slow = [casts[0], { ...casts[1], serviceTime: constant(ms(5)) }, casts[2]];
    const scene = ask({
      casts: slow,
      lines: [
        [1, 'b', 'Put', 'k 1'],
        [10, 'api', 'GetRequest', 'k'],
      ],
    });
    expect(called(scene)).toEqual(['api > a GetRequest', 'api > b GetRequest']);
    expect(scene.answers.at(-1)).toEqual({ at: 16, from: 'api', status: 'ok', value: '1' });
  });

  test('fails where one of them does', () => {
    const { answers } = ask({
      casts,
      lines: [[1, 'api', 'GetRequest', 'k']],
      others: { b: { receive() {} } },
    });
    expect(answers).toEqual([{ at: 1002, from: 'api', status: 'failed', value: null }]);
  });

  test('that calls nobody is done when its worker is', () => {
    const { answers } = ask({
      casts: [{ name: 'api', package: 'karyon' }],
      lines: [[1, 'api', 'GetRequest', 'k']],
    });
    expect(answers).toEqual([{ at: 2, from: 'api', status: 'ok', value: null }]);
  });
});

describe('an elb', () => {
  test('hands each request to one of the services behind it', () => {
    const scene = ask({
      casts: [store('a'), store('b'), { name: 'elb', package: 'elb', dependencies: ['a', 'b'] }],
      lines: Array.from({ length: 40 }, (_, index) => [10 * index, 'elb', 'GetRequest', 'k']),
    });
    const calls = called(scene);
    expect(calls).toHaveLength(40);
    expect(new Set(calls)).toEqual(new Set(['elb > a GetRequest', 'elb > b GetRequest']));
  });

  test('fails where nobody is behind it', () => {
    const { answers, counts } = ask({
      casts: [{ name: 'elb', package: 'elb', dependencies: ['nobody'] }],
      lines: [[1, 'elb', 'GetRequest', 'k']],
    });
    expect(answers).toMatchObject([{ status: 'failed' }]);
    expect(counts.unreachable).toBe(1);
  });
});

describe('a ring of priamCassandra', () => {
  const zones = ['r/a', 'r/b', 'r/c', 'r/a', 'r/b', 'r/c', 's/a', 's/b'];
  const casts = zones.map((zone, index) => ({
    name: `ring${index}`,
    package: 'priamCassandra' as const,
    dependencies: ['ring'],
    zone,
  }));
  const keys = Array.from({ length: 30 }, (_, index) => `key${index}`);

  test('has a copy of each value in each zone of each region, wherever it was put', () => {
    const scene = ask({
      casts: casts.map((cast) => ({ ...cast })),
      lines: keys.map((key, index) => [10 * index, `ring${index % 8}`, 'Put', `${key} ${index}`]),
    });
    for (const key of keys) {
      const holders = [...scene.world.actors()].flatMap(({ name, actor }) => {
        const { behaviour } = actor as { behaviour?: { values?: Map<string, unknown> } };
        return behaviour?.values?.has(key) === true ? [zones[Number(name.slice(4))]] : [];
      });
      expect(holders.sort()).toEqual(['r/a', 'r/b', 'r/c', 's/a', 's/b']);
    }
  });

  test('hands a request on to the holder of its own zone', () => {
    const scene = ask({
      casts,
      lines: keys.map((key, index) => [10 * index, 'ring0', 'GetRequest', key]),
    });
    const calls = called(scene);
    expect(calls.length).toBeGreaterThan(5);
    expect(new Set(calls)).toEqual(new Set(['ring0 > ring3 GetRequest']));
  });

  test('takes a member in that it hears of later', () => {
    const [one, other] = casts;
    const scene = ask({
      casts: [
        { ...one, dependencies: [] },
        { ...other, dependencies: [] },
      ],
      lines: [
        [1, 'ring0', 'Put', 'a 1'],
        [10, 'ring0', 'NameDrop', { service: 'ring', zone: 'r/b' }, 'ring1'],
        [20, 'ring0', 'Put', 'b 2'],
      ],
    });
    const copies = scene.spans.filter(({ span }) => span.name === 'Replicate');
    expect(copies.map(({ from }) => from)).toEqual(['ring0', 'ring1']);
  });

  test('whose nodes disagree about the members hands no request on twice', () => {
    // All in one zone, where a key has one holder; ring0 has not heard of ring2.
    const three = ['ring0', 'ring1', 'ring2'].map((name) => ({ name, zone: 'r/a' }));
    const holder = (key: string, count: number) => new Ring(three.slice(0, count)).replicas(key)[0];
    const disputed = Array.from({ length: 300 }, (_, index) => `key${index}`).filter(
      (key) => holder(key, 2).name === 'ring1' && holder(key, 3).name === 'ring2',
    );
    const zone = { service: 'ring', zone: 'r/a' };
    const scene = ask({
      casts: three.map((cast) => ({ ...cast, package: 'priamCassandra' as const })),
      lines: [
        [0, 'ring0', 'NameDrop', zone, 'ring1'],
        [0, 'ring1', 'NameDrop', zone, 'ring0'],
        [0, 'ring1', 'NameDrop', zone, 'ring2'],
        ...disputed.map((key, index) => [10 * index + 10, 'ring0', 'Put', `${key} 1`] as const),
      ],
    });
    expect(disputed.length).toBeGreaterThan(10);
    expect(called(scene)).toEqual(disputed.map(() => 'ring0 > ring1 Put'));
    expect(scene.answers.every(({ status }) => status === 'ok')).toBe(true);
  });

  test('answers from wherever it is asked', () => {
    const { answers } = ask({
      casts,
      lines: [
        [1, 'ring3', 'Put', 'k 1'],
        ...casts.map(({ name }, index) => [100 + 10 * index, name, 'GetRequest', 'k'] as const),
        [200, 'ring0', 'GetRequest', 'nothing'],
      ],
    });
    expect(answers.slice(1, -1).map(({ value }) => value)).toEqual(zones.map(() => '1'));
    expect(answers.at(-1)?.status).toBe('missing');
  });
});

describe('a call', () => {
  const failing = (failures: number) => {
    let count = 0;
    return {
      receive: (message: ReturnType<typeof gotocol>, from: never, self: never): void => {
        const { channel, context } = message;
        if (context === undefined || channel === null) return;
        const status = count++ < failures ? 'failed' : 'ok';
        const answer = { status, value: null, took: 0 };
        (self as { send(to: unknown, message: unknown): void }).send(
          from,
          gotocol('GetResponse', null, answer, context),
        );
      },
    };
  };
  const casts = (retries: number): Cast[] => [
    store('db'),
    { name: 'elb', package: 'elb', dependencies: ['db'], retries, backoff: ms(8) },
  ];
  const lines = [[1, 'elb', 'GetRequest', 'k']] as const;

  test('that fails is tried again as often as its service says, after pauses that double', () => {
    const { answers, spans, counts } = ask({
      casts: casts(3),
      lines,
      others: { db: failing(3) },
    });
    expect(answers).toMatchObject([{ status: 'ok' }]);
    expect(counts.retries).toBe(3);
    const attempts = spans.filter(({ span }) => span.role === 'client');
    expect(
      attempts.map(({ span }) => [span.role === 'client' && span.attempt, span.error]),
    ).toEqual([
      [1, 'failed'],
      [2, 'failed'],
      [3, 'failed'],
      [4, undefined],
    ]);
    const starts = attempts.map(({ span }) => span.start);
    [8, 16, 32].forEach((pause, index) => {
      const waited = (starts[index + 1] - starts[index]) / 1000;
      expect(waited).toBeGreaterThanOrEqual(pause / 2);
      expect(waited).toBeLessThanOrEqual(pause);
    });
  });

  test('waits up to 30 days before it is tried again, however often its pause has doubled', () => {
    const { spans } = ask({
      casts: [
        store('db'),
        { name: 'elb', package: 'elb', dependencies: ['db'], retries: 100, backoff: days(30) },
      ],
      lines,
      others: { db: failing(100) },
      until: '10000d',
    });
    const starts = spans.flatMap(({ span }) => (span.role === 'client' ? [span.start] : []));
    expect(starts).toHaveLength(101);
    starts.slice(1).forEach((start, index) => {
      expect(start - starts[index]).toBeGreaterThanOrEqual(days(15));
      expect(start - starts[index]).toBeLessThanOrEqual(days(30));
    });
  });

  const twenty = Array.from(
    { length: 20 },
    (_, index) => [50 * index, 'elb', 'GetRequest', 'k'] as const,
  );

  test('is tried again at another instance, where there is one', () => {
    const [, elb] = casts(1);
    const scene = ask({
      casts: [store('db0'), store('db1'), elb],
      lines: twenty,
      others: { db0: failing(99) },
    });
    const peers = scene.spans.flatMap(({ span }) =>
      span.role === 'client' && span.attempt === 2 ? [span.peer.name] : [],
    );
    expect(peers.length).toBeGreaterThan(3);
    expect(new Set(peers)).toEqual(new Set(['db1']));
    expect(scene.answers.every(({ status }) => status === 'missing')).toBe(true);
  });

  test('is tried again after a pause of its own', () => {
    const { spans } = ask({ casts: casts(1), lines: twenty, others: { db: failing(99) } });
    const pauses = new Set(
      spans.flatMap(({ span }) =>
        span.role === 'client' && span.attempt === 2 ? [span.start % ms(50)] : [],
      ),
    );
    expect(pauses.size).toBeGreaterThan(15);
  });

  test('is given up after that, and what comes too late is counted', () => {
    const { answers } = ask({ casts: casts(2), lines, others: { db: failing(9) } });
    expect(answers).toMatchObject([{ status: 'failed' }]);
    const late = ask({
      casts: [
        store('db', { serviceTime: constant(ms(30)) }),
        { name: 'elb', package: 'elb', dependencies: ['db'], timeout: ms(20) },
      ],
      lines,
    });
    expect(late.answers).toEqual([{ at: 22, from: 'elb', status: 'failed', value: null }]);
    expect(late.counts).toMatchObject({ timeouts: 1, lateResponses: 1 });
  });

  test('is refused by a server whose queue is full', () => {
    const { answers, counts } = ask({
      casts: [store('db', { queue: 1 })],
      lines: [1, 1, 1].map((at) => [at, 'db', 'GetRequest', 'k']),
    });
    expect(answers.map(({ at, status }) => [at, status])).toEqual([
      [1, 'refused'],
      [2, 'missing'],
      [3, 'missing'],
    ]);
    expect(counts.refused).toBe(1);
  });
});

test('a malformed message is counted, and nothing else', () => {
  const { answers, counts } = ask({
    casts: [store('db')],
    lines: [
      [1, 'db', 'GetRequest', ''],
      [1, 'db', 'GetRequest', { value: 1 }],
      [1, 'db', 'Put', 'novalue '.trim()],
      [1, 'db', 'NameDrop', 'x'],
      [1, 'db', 'Chat', 'soon'],
      [1, 'db', 'GetResponse', { status: 'fine' }],
      [1, 'db', 'GetResponse', { status: 'ok', took: 1 }],
      [1, 'db', 'Inform', ''],
    ],
  });
  expect(answers).toEqual([{ at: 2, from: 'db', status: 'ok', value: null }]);
  expect(counts).toMatchObject({ malformed: 5, lateResponses: 1, unexpected: 1 });
});
