import { describe, expect, test } from 'vitest';
import { type Fault, open, seconds, type World } from '../../../../kernel/index.ts';
import { phiAccrual } from '../../../../models/gossip/phi/phi-accrual.ts';

function worldAt(second: number, options: object, faults: readonly Fault[] = []): World {
  const world = open(phiAccrual, { seed: 1, options, faults } as object as never);
  world.advance({ until: seconds(second) as number });
  return world;
}

const measured = (world: World, name: string): number => Number(phiAccrual.measures?.[name](world));
const crash: Fault = { kind: 'crash', key: 'c', actors: 'node3', from: '100s', to: '150s' };

describe('the detector', () => {
  test.each(['free', 'cycles'])('suspects nobody while heartbeats come: %s', (clocking) => {
    const { counts } = worldAt(300, { clocking }).result();
    expect(counts.model.suspected).toBeUndefined();
  });

  test('suspects who has crashed soon, at all nodes, and trusts it again when it is back', () => {
    expect(measured(worldAt(101, {}, [crash]), 'detected')).toBe(0);
    const world = worldAt(105, {}, [crash]);
    expect([measured(world, 'detected'), measured(world, 'falseSuspicions')]).toEqual([9, 0]);
    world.advance({ until: seconds(155) as number });
    expect([measured(world, 'detected'), measured(world, 'falseSuspicions')]).toEqual([0, 0]);
  });

  test('suspects less where the threshold is higher', () => {
    const loss: Fault = {
      kind: 'loss',
      key: 'l',
      between: ['node*', 'node*'],
      from: '0s',
      rate: 0.1,
    };
    const [low, high] = [1, 8].map(
      (threshold) => worldAt(300, { threshold }, [loss]).result().counts.model.suspected ?? 0,
    );
    expect(low).toBeGreaterThan(5 * high);
  });
});
