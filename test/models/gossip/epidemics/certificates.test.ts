import { describe, expect, test } from 'vitest';
import { open, type World } from '../../../../kernel/index.ts';
import { antiEntropy } from '../../../../models/gossip/epidemics/anti-entropy.ts';
import { KEY, Site } from '../../../../models/gossip/epidemics/anti-entropy-site.ts';
import type { Entry } from '../../../../models/gossip/kit/versioned-store.ts';

/** A deletion at 60 s among 50 sites that all have the value, of which node50 is cut off until the end of the cut. */
function deletion(options: object, cutTo: string): World {
  const fault = { kind: 'cut', key: 'far', isolate: 'node50', from: '1s', to: cutTo } as const;
  return open(antiEntropy, {
    seed: 1,
    options: {
      population: 50,
      informed: 50,
      direction: 'push-pull',
      deletion: '60s',
      ...options,
    } as object,
    faults: [fault],
  });
}

const held = (world: World, name: string): Entry | undefined => {
  const actor = world.actor(name)?.actor;
  return actor instanceof Site ? actor.store.get(KEY) : undefined;
};
/** The sites that hold the value, or its death certificate. */
const count = (world: World, isDead: boolean): number =>
  Array.from({ length: 50 }, (_, index) => held(world, `node${index + 1}`)).filter(
    (entry) => entry !== undefined && (entry.value === null) === isDead,
  ).length;

describe('a death certificate', () => {
  test('replaces the value at all sites, and the run is complete', () => {
    const world = deletion({}, '2s');
    expect(world.advance()).toMatchObject({ reason: 'stopped' });
    expect(count(world, true)).toBe(50);
  });

  test('is dropped after a while by all but its retention sites', () => {
    const world = deletion({ hold: '200s', retention: 3 }, '1h');
    world.advance({ until: 250_000_000 });
    expect([count(world, true), count(world, false)]).toEqual([49, 1]);
    world.advance({ until: 400_000_000 });
    expect(count(world, true)).toBe(3);
  });

  test('awakes when a retention site meets the value again, and deletes it everywhere', () => {
    const world = deletion({ hold: '200s', retention: 3 }, '1000s');
    expect(world.advance()).toMatchObject({ reason: 'stopped' });
    expect(count(world, false)).toBe(0);
    expect(held(world, 'node50')?.activatedAt).toBeGreaterThan(1_000_000_000);
    expect(world.verdicts.map(({ verdict }) => verdict)).toEqual(['held']);
  });

  test('does not come back where nobody retains it: the value does', () => {
    const world = deletion({ hold: '200s', retention: 0 }, '1000s');
    world.advance({ until: 1_500_000_000 });
    expect([count(world, true), count(world, false)]).toEqual([0, 50]);
  });
});
