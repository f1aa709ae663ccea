import { describe, expect, test } from 'vitest';
import { open, simulate, type World } from '../../../../kernel/index.ts';
import { GossipNode, type GossipSelf, gossipModel } from '../../../../models/gossip/index.ts';
import { GRAPHS } from '../graphs.ts';

class Member extends GossipNode<'rumour'> {
  knows = this.index === 0;

  protected override cycle(self: GossipSelf<'rumour'>): void {
    const peer = this.pick(self);
    if (this.knows && peer !== undefined) self.send(peer, 'rumour');
  }

  protected override hear(_rumour: 'rumour', _from: unknown, self: GossipSelf<'rumour'>): void {
    this.knows = true;
    self.gauge('knowing', 1);
  }
}

const rumour = gossipModel({
  name: 'rumour',
  node: (place) => new Member(place),
  stopWhen: (world, { population }) => world.gauge('knowing') === population,
});

const ended = (options: object, input: object = {}): World => {
  const world = open(rumour, { seed: 1, options: { population: 50, ...options }, ...input });
  world.advance();
  return world;
};

describe('a gossip protocol of somebody else', () => {
  test('spreads a rumour to all, in both clockings', () => {
    for (const clocking of ['cycles', 'free']) {
      const { outcome, counts } = ended({ clocking }).result();
      expect(outcome.reason).toBe('stopped');
      expect(counts.delivered).toBeGreaterThanOrEqual(49);
    }
  });

  test('spreads it over every graph, since all are connected', () => {
    expect(GRAPHS).toHaveLength(7);
    for (const overlay of GRAPHS) {
      expect([overlay, ended({ overlay }).result().outcome.reason]).toEqual([overlay, 'stopped']);
    }
  });

  test('is refused in cycles that are too short for its nodes', () => {
    expect(() =>
      simulate(rumour, { seed: 1, options: { population: 999, period: '1ms' } } as object as never),
    ).toThrow(
      'rumour: got 999 nodes and cycles of 1ms, expected at least 1 us for each node and 2 us more',
    );
  });

  test('has latencies in the free clocking, and none in cycles', () => {
    const network = (options: object) => ended(options).scenario.network?.latency;
    expect(network({})).toBeUndefined();
    expect(network({ clocking: 'free' })).toMatchObject({ law: 'uniform' });
  });

  test('is the same run from the same scenario', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => ended({}, { seed }).fingerprint);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

test('a protocol without a function that makes its nodes is refused where it is defined', () => {
  const define = (definition: object) => () => gossipModel(definition as { name: '' } as never);
  expect(define({ name: 'x' })).toThrow(
    'model x: node: got nothing, expected a function that makes a node of a place',
  );
  expect(define({ name: 'x', node: Member })).not.toThrow();
});
