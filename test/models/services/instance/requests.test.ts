import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type Distribution,
  exponential,
  ms,
  type NetworkLaws,
  seconds,
  us,
  writeDurationLaw,
} from '../../../../kernel/index.ts';
import { requestsAddUp, requestTotals } from '../../../../models/services/properties.ts';
import { test } from '../../../property.ts';
import { type Cast, netflixoss, perform, type Scene, stageOf } from '../scene.ts';

/** Every package, in two dozen instances, under more load than it can always bear. */
const everything: readonly Cast[] = [
  { name: 'eureka', package: 'eureka', count: 3, dependencies: ['eureka'] },
  { name: 'db', package: 'store', count: 2, dependencies: ['db'], serviceTime: exponential(ms(2)) },
  { name: 'ring', package: 'priamCassandra', count: 4, dependencies: ['ring', 'eureka'] },
  { name: 'cache', package: 'store', isCache: true, count: 2, queue: 3 },
  { name: 'staash', package: 'staash', count: 3, dependencies: ['cache', 'ring', 'db', 'eureka'] },
  { name: 'api', package: 'karyon', count: 3, dependencies: ['staash', 'eureka'], retries: 1 },
  { name: 'shop', package: 'monolith', count: 2, dependencies: ['staash', 'api'], queue: 5 },
  { name: 'zuul', package: 'zuul', count: 3, dependencies: ['api', 'shop'], timeout: ms(60) },
  { name: 'elb', package: 'elb', count: 0, dependencies: ['zuul'], retries: 2 },
  {
    name: 'dns',
    package: 'denominator',
    regions: 0,
    dependencies: ['elb'],
    rate: 40,
    timeout: ms(150),
  },
];

const network: fc.Arbitrary<NetworkLaws | undefined> = fc.constantFrom(
  undefined,
  { latency: '0s' },
  { latency: { law: 'exponential', mean: '20ms' }, ordering: 'none' },
);

const scene = fc.record({
  casts: fc.constantFrom(netflixoss, everything),
  input: fc.record({
    seed: fc.string(),
    ties: fc.constantFrom('fifo' as const, 'shuffled' as const),
    options: fc.record({
      population: fc.integer({ min: 1, max: 200 }),
      regions: fc.integer({ min: 1, max: 2 }),
      load: fc.constantFrom(0.1, 1, 5),
      duration: fc.constantFrom(seconds(0), ms(300), seconds(1)),
    }),
    network,
  }),
  slice: fc.integer({ min: 50, max: 2000 }),
});

/** Leaves out undefined fields, since they are not equal to missing ones. */
const inputOf = ({ network: laws, ...input }: { readonly network: NetworkLaws | undefined }) => ({
  ...input,
  ...(laws !== undefined && { network: laws }),
});

test.prop([scene], { numRuns: 40 })(
  'requests answered, failed, timed out and in flight add up to those sent, at any moment',
  ({ casts, input, slice }) => {
    const { world } = stageOf(casts, inputOf(input));
    while (world.advance({ events: slice }) === 'paused') expect(requestsAddUp(world)).toBe(true);
    expect(requestsAddUp(world)).toBe(true);
    const { counts } = world;
    const { sent, answered, failed, timedOut } = requestTotals(world);
    expect(counts.model).toMatchObject(
      Object.fromEntries(
        Object.entries({ requests: sent, answered, failed, timedOut }).filter(([, n]) => n > 0),
      ),
    );
    expect(counts.model.malformed ?? 0).toBe(0);
    expect(counts.model.unexpected ?? 0).toBe(0);
  },
);

/** What is wrong with the spans of a run that has ended; nothing when all is well. */
function brokenSpans({ spans }: Scene): string[] {
  const byId = new Map(spans.map((told) => [told.span.span, told]));
  const broken: string[] = [];
  const roots = new Set<number>();
  // Below a call that was given up, and of copies, work may be under way in the end.
  const patient = new Set<number>();
  for (const { span } of spans) {
    if (span.parent === undefined) {
      if (roots.has(span.trace)) broken.push(`trace ${span.trace} has two roots`);
      roots.add(span.trace);
    }
    if (span.error === 'timeout' || span.name === 'Replicate') patient.add(span.trace);
  }
  if (byId.size < spans.length) broken.push('a span comes twice');
  for (const { span, from, at } of spans) {
    const { parent: id, name, role } = span;
    if (id === undefined) continue;
    const parent = byId.get(id);
    // Of a request whose first span is told of, all are that were waited for.
    if (parent === undefined && roots.has(span.trace) && !patient.has(span.trace)) {
      broken.push(`${role} ${name} of ${from} at ${span.start} has lost its parent`);
    }
    if (parent === undefined) continue;
    const what = `${role} ${name} of ${from} at ${span.start}`;
    if (parent.span.trace !== span.trace) broken.push(`${what} is of another trace`);
    if (parent.span.start > span.start) broken.push(`${what} began before its parent`);
    // A copy is not waited for, nor is an answer that comes too late.
    const isAwaited = name !== 'Replicate' && parent.span.error !== 'timeout';
    if (isAwaited && parent.at < at) broken.push(`${what} ended after its parent`);
    if (role === 'server' && name !== 'Replicate' && parent.span.role !== 'client') {
      broken.push(`${what} answers no call`);
    }
    if (role === 'client' && parent.span.role !== 'server') broken.push(`${what} has no server`);
  }
  return broken;
}

test.prop([scene], { numRuns: 30 })('spans are trees of calls, in time and place', (given) => {
  expect(brokenSpans(perform(given.casts, inputOf(given.input)))).toEqual([]);
});

test('instances are nodes from their start, however long the network takes', () => {
  const network = { latency: { law: 'exponential', mean: '50ms' } };
  const { graph, spans } = perform(everything, { network, options: { duration: ms(500) } });
  const nodes = [...graph.records()].filter(({ kind }) => kind === 'node');
  expect(nodes.length).toBeGreaterThan(20);
  expect(new Set(nodes.map(({ at }) => at))).toEqual(new Set([0]));
  expect(spans.length).toBeGreaterThan(50);
});

const extreme = fc.constantFrom<Distribution>(
  { law: 'pareto', scale: 1000, shape: 0.05 },
  { law: 'lognormal', median: 1000, sigma: 40 },
  { law: 'exponential', mean: 1e15 },
  { law: 'normal', mean: 0, deviation: 1e15 },
);

test.prop([extreme, fc.string()])('laws of the longest tails break no run', (law, seed) => {
  const casts = netflixoss.map((cast) => ({ ...cast, serviceTime: law, retries: 1 }));
  const { world } = perform(casts, {
    seed,
    network: { latency: writeDurationLaw(law) },
    options: { population: 20, duration: seconds(1), grace: ms(1) },
  });
  expect(world.ending?.reason).toBe('stopped');
  expect(requestsAddUp(world)).toBe(true);
});

describe('a request', () => {
  test('goes all the way down, and its response all the way back, through the same instances', () => {
    const steady = netflixoss.map((cast) => ({ ...cast, arrivals: 'steady' as const }));
    const { spans } = perform(steady, {
      options: { duration: ms(150), load: 0.5 },
      network: { latency: '1ms' },
    });
    const services = spans.map(({ span, from }) => `${span.role} ${from.replace(/\d+$/, '')}`);
    expect(services).toEqual([
      'server staash',
      'client karyon',
      'server karyon',
      'client zuul',
      'server zuul',
      'client elb-api',
      'server elb-api',
    ]);
    const [first] = spans;
    expect(new Set(spans.map(({ span }) => span.trace)).size).toBe(1);
    expect(spans.at(-1)?.span.parent).toBeUndefined();
    // Four workers of 1 ms each, and six messages of 1 ms.
    expect(spans.map(({ span, at }) => at - span.start)).toEqual(
      [1, 3, 4, 6, 7, 9, 10].map((span) => ms(span)),
    );
    expect(first.span).toMatchObject({ waited: us(0), served: ms(1), name: 'GetRequest' });
    expect(spans[1].span).toMatchObject({ attempt: 1, remote: ms(1) });
  });

  test('is answered at any scale that has somebody to answer it', () => {
    for (const population of [1, 12, 20, 34, 100, 334, 1000]) {
      const { world } = perform(netflixoss, { options: { population } });
      const { sent, answered, inFlight, failed } = requestTotals(world);
      const ended = population >= 17 ? answered : failed;
      expect(sent).toBeGreaterThan(60);
      // Below 12 % there is no zuul, and from 12 % to 16 % no staash.
      expect([population, ended + inFlight]).toEqual([population, sent]);
      expect(inFlight).toBeLessThan(3);
    }
  });
});
