import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { deploymentOf } from '../../../../models/services/deployment/deployment.ts';
import { test } from '../../../property.ts';
import { architecture, type Cast, netflixoss, perform } from '../scene.ts';

/** The names and zones of the instances, and their introductions by name. */
function plan(casts: readonly Cast[], percent = 100, regions = 1) {
  const deployment = deploymentOf(architecture(casts), { percent, regions });
  const { instances } = deployment;
  return {
    names: instances.map(({ name }) => name),
    zones: instances.map(({ zone }) => zone),
    pairs: instances.flatMap(({ name }, source) =>
      deployment
        .acquaintances(source)
        .flatMap(({ indexes }) => indexes.filter((target) => target !== source))
        .map((target) => `${name} ${instances[target].name}`),
    ),
  };
}

const web: Cast = { name: 'web', package: 'karyon', count: 4, dependencies: ['db'] };
const db: Cast = { name: 'db', package: 'store', count: 2, dependencies: ['db'] };

describe('a deployment', () => {
  test('has the instances of each service in the zones of a region, by turns', () => {
    const { names, zones } = plan([db, web]);
    expect(names).toEqual(['db0', 'db1', 'web0', 'web1', 'web2', 'web3']);
    expect(zones).toEqual([0, 1, 0, 1, 2, 0].map((zone) => `us-east-1/zone${zone}`));
  });

  test('has as many as the scale says, whole division, and may have none', () => {
    expect(plan([db, web], 50).names).toEqual(['db0', 'web0', 'web1']);
    expect(plan([db, web], 20).names).toEqual([]);
    expect(plan([db], 250).names).toEqual(['db0', 'db1', 'db2', 'db3', 'db4']);
  });

  test('has one of a service of count 0 in each region, and one of regions 0 in all the world', () => {
    const casts: Cast[] = [
      { name: 'elb', package: 'elb', count: 0 },
      { name: 'dns', package: 'denominator', count: 0, regions: 0, dependencies: ['elb'] },
    ];
    expect(plan(casts, 1)).toEqual({
      names: ['elb', 'dns'],
      zones: ['us-east-1', undefined],
      pairs: ['dns elb'],
    });
    expect(plan(casts, 900, 3)).toEqual({
      names: ['us-east-1.elb', 'us-west-2.elb', 'eu-west-1.elb', 'dns'],
      zones: ['us-east-1', 'us-west-2', 'eu-west-1', undefined],
      pairs: ['dns us-east-1.elb', 'dns us-west-2.elb', 'dns eu-west-1.elb'],
    });
  });

  test('multiplies the regions of a service by those asked for', () => {
    const { names } = plan([{ ...db, count: 1, regions: 2, dependencies: [] }], 100, 2);
    expect(names).toEqual([
      'us-east-1.db0',
      'us-west-2.db0',
      'eu-west-1.db0',
      'ap-southeast-1.db0',
    ]);
  });
});

describe('an instance knows', () => {
  test('those of its zone; where there are none, of its region', () => {
    expect(plan([{ ...db, dependencies: [] }, web]).pairs).toEqual([
      'web0 db0',
      'web1 db1',
      'web2 db0',
      'web2 db1',
      'web3 db0',
    ]);
  });

  test('all of its region, where it is a monolith', () => {
    const casts: Cast[] = [
      { ...db, dependencies: [] },
      { ...web, package: 'monolith', count: 2 },
    ];
    const { pairs } = plan(casts, 100, 2);
    expect(pairs).toEqual(
      ['us-east-1', 'us-west-2'].flatMap((region) =>
        ['web0 db0', 'web0 db1', 'web1 db0', 'web1 db1'].map((pair) =>
          pair.replaceAll(/\w+/g, (name) => `${region}.${name}`),
        ),
      ),
    );
  });

  test('its peers in all the world, but not to itself', () => {
    expect(plan([{ ...db, count: 1 }], 100, 3).pairs).toEqual([
      'us-east-1.db0 us-west-2.db0',
      'us-east-1.db0 eu-west-1.db0',
      'us-west-2.db0 us-east-1.db0',
      'us-west-2.db0 eu-west-1.db0',
      'eu-west-1.db0 us-east-1.db0',
      'eu-west-1.db0 us-west-2.db0',
    ]);
  });

  test('the registry of its zone, and from the start all that the registry tells of', () => {
    const casts: Cast[] = [
      { name: 'eureka', package: 'eureka', count: 3, dependencies: ['eureka'] },
      { name: 'cache', package: 'store', count: 1 },
      { ...db, count: 1, dependencies: ['eureka'] },
      { ...web, count: 2, dependencies: ['cache', 'db', 'eureka'] },
    ];
    expect(plan(casts).pairs.filter((pair) => !pair.startsWith('eureka'))).toEqual([
      'db0 eureka0',
      'web0 cache0',
      'web0 db0',
      'web0 eureka0',
      'web1 cache0',
      'web1 db0',
      'web1 eureka1',
    ]);
  });
});

describe('the original’s netflixoss', () => {
  test.each([
    [1, 1, 0],
    [100, 43, 144],
    [200, 85, 558],
    [1000, 421, 13_590],
  ])('at %i % has %i nodes and %i edges', (percent, nodes, edges) => {
    const { names, pairs } = plan(netflixoss, percent);
    expect([names.length, pairs.length]).toEqual([nodes, edges]);
  });
});

test('what is too large to deploy is refused, before it is made', () => {
  for (const [percent, regions, what] of [
    // Ten thousand instances, which are few, and millions of edges.
    [25_000, 1, 'instances and edges'],
    // More instances than memory has room for.
    [1_000_000, 100, 'instances'],
  ] as const) {
    const refusal = `which makes \\d+ ${what}, expected up to`;
    expect(() => plan(netflixoss, percent, regions)).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        message: expect.stringMatching(refusal),
      }),
    );
  }
});

test('instances of one name are refused, and such as have the name of the architecture', () => {
  const casts: Cast[] = [
    { ...web, dependencies: [], count: 12 },
    { ...web, dependencies: [], name: 'web1' },
  ];
  expect(() => plan(casts)).toThrow(
    'scene: service "web1": got an instance "web10", expected no name that service "web" has',
  );
  expect(plan(casts, 50).names).toHaveLength(8);
  expect(() => plan([{ name: 'scene', package: 'elb' }])).toThrow(
    'scene: service "scene": got an instance "scene", expected no name that the architecture has',
  );
});

const scales = fc.record({
  percent: fc.integer({ min: 1, max: 300 }),
  regions: fc.integer({ min: 1, max: 3 }),
});

test.prop([scales, fc.string()], { numRuns: 30 })(
  'the recorded graph is what was planned, at any scale',
  ({ percent: population, regions }, seed) => {
    const { names, zones, pairs } = plan(netflixoss, population, regions);
    const options = { population, regions, duration: 0 };
    const { graph } = perform(netflixoss, { seed, options });
    const nodes: string[] = [];
    const edges: string[] = [];
    for (const record of graph.records()) {
      if (record.kind === 'node') nodes.push(`${record.name} ${record.zone}`);
      else edges.push(`${record.source} ${record.target}`);
    }
    expect(nodes).toEqual(names.map((name, index) => `${name} ${zones[index]}`));
    expect(edges.sort()).toEqual(pairs.sort());
  },
);
