import { describe, expect } from 'vitest';
import { open, seconds } from '../../../../kernel/index.ts';
import { builtInModel } from '../../../../models/built-in.ts';
import { Instance } from '../../../../models/services/instance/instance.ts';
import { requestTotals } from '../../../../models/services/properties.ts';
import { test } from '../../../property.ts';
import { ask, type Cast, instancesOf, perform } from '../scene.ts';

const casts: readonly Cast[] = [
  { name: 'eureka', package: 'eureka', count: 3, dependencies: ['eureka'] },
  { name: 'db', package: 'store', count: 3, dependencies: ['db', 'eureka'] },
  { name: 'api', package: 'karyon', count: 6, dependencies: ['db', 'eureka'] },
  { name: 'shop', package: 'monolith', count: 1, dependencies: ['api', 'eureka'] },
  { name: 'elb', package: 'elb', dependencies: ['shop', 'eureka'] },
];

/** The instances of a service that an instance knows after a run. */
const known = (world: Parameters<typeof instancesOf>[0], name: string, service: string): string[] =>
  instancesOf(world, name)
    .flatMap(({ directory }) => directory.of(service))
    .map(({ channel }) => channel.name)
    .sort();

test('all nodes of the shipped rings know each other from the start, at a large scale', {
  tags: ['long'],
}, async () => {
  for (const [name, population] of [
    ['cassandra', 3000],
    ['moonreel', 500],
  ] as const) {
    const model = await builtInModel(name);
    if (model === undefined) throw new Error(`no model ${name}`);
    const limits = { until: '1ms' };
    const world = open(model, { seed: '1', strict: true, options: { population }, limits });
    world.advance();
    const rings = new Map<string, Instance[]>();
    for (const { actor } of world.actors()) {
      if (!(actor instanceof Instance) || actor.service.package !== 'priamCassandra') continue;
      rings.set(actor.service.name, [...(rings.get(actor.service.name) ?? []), actor]);
    }
    expect(rings.size).toBeGreaterThan(0);
    for (const [ring, nodes] of rings) {
      const peers = nodes.map(({ directory }) => directory.of(ring).length);
      expect([name, ring, new Set(peers)]).toEqual([name, ring, new Set([nodes.length])]);
    }
    expect(world.counts.model.refused).toBeUndefined();
  }
});

describe('a registry', () => {
  // In this graph, instances know nobody but their registry.
  const records = [...perform(casts, { options: { duration: 0 } }).graph.records()];
  const nodes = records.flatMap((one) => (one.kind === 'node' ? [one] : []));
  const edges = records.flatMap((one) =>
    one.kind === 'edge' && one.target.startsWith('eureka') ? [one] : [],
  );
  const { world } = perform(casts, { graph: { nodes, edges }, options: { duration: seconds(3) } });

  test('tells each of its clients of those in its reach, which others registered elsewhere', () => {
    expect(known(world, 'api1', 'db')).toEqual(['db1']);
    expect(known(world, 'api5', 'db')).toEqual(['db2']);
    expect(known(world, 'shop0', 'api')).toEqual(['api0', 'api1', 'api2', 'api3', 'api4', 'api5']);
    expect(known(world, 'db0', 'db')).toEqual(['db1', 'db2']);
    expect(known(world, 'elb', 'shop')).toEqual(['shop0']);
  });

  test('has them find each other within a second', () => {
    const { failed, answered } = requestTotals(world);
    expect(world.counts.model.unreachable).toBe(failed);
    expect(failed).toBeLessThan(20);
    expect(answered).toBeGreaterThan(10);
  });

  test('is not needed for that by instances which were deployed together', () => {
    const { world: whole } = perform(casts, { options: { duration: seconds(2) } });
    expect(requestTotals(whole)).toMatchObject({ failed: 0, timedOut: 0 });
    expect(requestTotals(whole).answered).toBeGreaterThan(10);
    expect(whole.counts.model.unreachable).toBeUndefined();
  });

  test('is asked again and again until all are known', () => {
    // Nobody answers to that name: asked after 0.2 s, and then every second.
    const asked = (dependencies: string[]): number =>
      perform(
        [
          { name: 'eureka', package: 'eureka' },
          { name: 'ghost', package: 'store', count: 1, dependencies: ['eureka'] },
          { name: 'api', package: 'karyon', dependencies: [...dependencies, 'eureka'] },
        ],
        // 1 % of one ghost is none.
        { options: { duration: seconds(9), population: 1 } },
      ).spans.filter(({ span, from }) => from === 'eureka' && span.name === 'GetRequest').length;
    expect(asked([])).toBe(0);
    expect(asked(['ghost'])).toBe(9);
  });
});

test('a registration or a question that is malformed is counted, and nothing else', () => {
  const casts: Cast[] = [{ name: 'eureka', package: 'eureka' }];
  const notes = [{ zone: 5 }, { zone: 'r/a', reach: 'street' }, { reach: null }];
  const { answers, counts } = ask({
    casts,
    lines: [
      [1, 'eureka', 'Put', { key: 'db', value: { zone: 'r/a' } }],
      ...notes.flatMap((value, index) => [
        [10 * index + 10, 'eureka', 'Put', { key: 'api', value }] as const,
        [10 * index + 15, 'eureka', 'GetRequest', { key: 'db', value }] as const,
      ]),
      [99, 'eureka', 'GetRequest', { key: 'db', value: { zone: 'r/b', reach: 'zone' } }],
    ],
  });
  expect(answers.map(({ status }) => status)).toEqual([
    'ok',
    ...Array.from({ length: 6 }, () => 'failed'),
    'ok',
  ]);
  expect(answers.at(-1)?.value).toBe(1);
  expect(counts.malformed).toBe(6);
});

test('an instance that has not registered again for 90 s is forgotten, until it does', () => {
  const registration = { key: 'db', value: { zone: 'r/a' } };
  const { answers } = ask({
    casts: [{ name: 'eureka', package: 'eureka' }],
    until: '2m',
    lines: [
      [1, 'eureka', 'Put', registration],
      [89_000, 'eureka', 'GetRequest', { key: 'db', value: {} }],
      [91_000, 'eureka', 'GetRequest', { key: 'db', value: {} }],
      [92_000, 'eureka', 'Put', registration],
      [93_000, 'eureka', 'GetRequest', { key: 'db', value: {} }],
    ],
  });
  expect(answers.map(({ value }) => value)).toEqual([null, 1, 0, null, 1]);
});
