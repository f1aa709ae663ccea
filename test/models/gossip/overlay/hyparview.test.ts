import { describe, expect, test } from 'vitest';
import { open, seconds, type World } from '../../../../kernel/index.ts';
import { isConnected } from '../../../../models/gossip/kit/graph-figures.ts';
import type { HyParView } from '../../../../models/gossip/membership/hyparview.ts';
import { hyparview, hyparviewOf } from '../../../../models/gossip/overlay/hyparview.ts';
import { graphOf } from '../../../../models/gossip/overlay/overlay-measures.ts';
import { OverlayNode } from '../../../../models/gossip/overlay/overlay-node.ts';

const at = (second: number): number => seconds(second);

function worldAt(cycle: number, options: object, faults: object[] = [], input: object = {}): World {
  const world = open(hyparview, { seed: 1, options, faults, ...input } as object as never);
  world.advance({ until: at(10 * cycle) });
  return world;
}

/** The views of the living, by name. */
function viewsOf(world: World): Map<string, HyParView> {
  const views = new Map<string, HyParView>();
  for (const { name, actor, life } of world.actors()) {
    const found =
      actor instanceof OverlayNode && life === 'present' ? hyparviewOf(actor) : undefined;
    if (found !== undefined) views.set(name, found);
  }
  return views;
}

/** The members of active views that do not have whom they are members of. */
function oneSided(world: World): string[] {
  const views = viewsOf(world);
  return [...views].flatMap(([name, { active }]) =>
    active.peers
      .filter((peer) => !views.get(peer.name)?.active.peers.some((other) => other.name === name))
      .map((peer) => `${name} has ${peer.name}`),
  );
}

/** Two of three nodes crash at 205 s. */
const massFailure = Array.from({ length: 200 }, (_, index) => ({
  kind: 'crash',
  key: `c${index}`,
  actors: `node${index + 101}`,
  from: '205s',
}));

describe('the views of HyParView', () => {
  test.each(['cycles', 'free'])('are symmetric at rest and connected: %s', (clocking) => {
    const world = worldAt(20, { population: 300, clocking });
    world.advance({ until: at(205) });
    expect(oneSided(world)).toEqual([]);
    expect(isConnected(graphOf(world))).toBe(true);
    const full = graphOf(world).filter(({ length }) => length === 5);
    expect(full.length).toBeGreaterThanOrEqual(295);
  });

  test('recover from the failure of two of three nodes by their links', () => {
    const world = worldAt(21, { population: 300 }, massFailure);
    expect(viewsOf(world).size).toBe(100);
    const { staleness } = hyparview.measures ?? {};
    expect(staleness(world)).toBe(0);
    world.advance({ until: at(400) });
    expect(isConnected(graphOf(world))).toBe(true);
    expect(oneSided(world)).toEqual([]);
  });

  test('keep dead neighbours for long where only sending tells of them', () => {
    const world = worldAt(22, { population: 300, detection: 'send' }, massFailure);
    expect(hyparview.measures?.staleness(world)).toBeGreaterThan(0.3);
  });

  test('take a node back that crashed and lost everything', () => {
    const crash = { kind: 'crash', key: 'c', actors: 'node7', from: '100s', to: '150s' };
    const world = worldAt(30, { population: 50 }, [crash]);
    expect(viewsOf(world).get('node7')?.active.size).toBeGreaterThan(2);
    expect(isConnected(graphOf(world))).toBe(true);
  });
});
