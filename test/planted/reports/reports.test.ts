import { describe, expect, test } from 'vitest';
import { check } from '../../../kernel/check/index.ts';
import {
  each,
  type Fault,
  never,
  type Property,
  seconds,
  sometimes,
  stabilises,
} from '../../../models/spigo.ts';
import { EFFORT } from '../effort.ts';
import { NETWORK } from '../protocol.ts';
import { joining } from './joining.ts';
import { accused, Member, membership, type Wrong } from './membership.ts';
import { pruning } from './pruning.ts';

/** A report: what is wrong, what must hold, and the faults of the scenario, if it is a certain one. */
interface Report {
  readonly wrong: Wrong;
  readonly property: Property;
  readonly faults?: readonly Fault[];
}

const SOUND = each('the dead come back in a later incarnation only', Member, ({ revived }) =>
  revived === undefined ? true : `${revived} comes back`,
);
const TRUTHFUL = stabilises(
  'all that live are held alive',
  { within: seconds(20) },
  (world) => accused(world, 'dead') ?? accused(world, 'suspected') ?? true,
);
const FAIR = never('somebody who lives is held dead', (world) => accused(world, 'dead') ?? false);
const CALM = never(
  'somebody who lives is suspected',
  (world) => accused(world, 'suspected') ?? false,
);

const REPORTS: readonly (readonly [name: string, report: Report])[] = [
  ['a dead member comes back by stale gossip', { wrong: 'revives', property: SOUND }],
  [
    'a member restarts under its old address with an older incarnation',
    { wrong: 'forgets', property: TRUTHFUL },
  ],
  [
    'a partition in one direction',
    {
      wrong: 'asks nobody',
      property: CALM,
      faults: [{ kind: 'cut', from: '2s', to: '8s', oneWay: ['m1', 'm2'] }],
    },
  ],
  [
    'a slow member is accused',
    {
      wrong: 'is hasty',
      property: FAIR,
      faults: [{ kind: 'pause', from: '2s', to: '4s', actors: 'm2' }],
    },
  ],
  [
    'messages are lost in bursts',
    {
      wrong: 'is mute',
      property: FAIR,
      faults: [
        {
          kind: 'loss',
          from: '1s',
          to: '9s',
          between: ['*', '*'],
          rate: 0.9,
          bursts: { window: '400ms', share: 0.3 },
        },
      ],
    },
  ],
];

/** It is enough that a failure is found: nothing is made smaller. */
const FOUND = { runsMax: 0 };

const RUNS = EFFORT.isLong ? 1_000 : 30;

describe.each(REPORTS)('%s', { tags: ['planted'] }, (_name, { wrong, property, faults }) => {
  const model = membership([
    property,
    sometimes('a member knows all others', (world) => {
      const actors = [...world.actors()];
      return actors.some(
        ({ actor }) => actor instanceof Member && actor.view.size === actors.length,
      );
    }),
  ]);
  // A crash of 10 s is long enough for a member to be held dead.
  const options = faults === undefined ? { window: seconds(30) } : { faults: [] };
  const base = (version: Wrong) => ({
    options: { wrong: version },
    ...(faults !== undefined && { faults, limits: { until: '16s' } }),
  });

  test('the version that was reported is found', () => {
    const { finding } = check(model, { ...options, ...FOUND, runs: 1_000, base: base(wrong) });
    expect(finding?.found.failure?.property).toBe(property.name);
  });

  test('the right version holds', () => {
    const { finding, figures } = check(model, { ...options, runs: RUNS, base: base('nothing') });
    expect(finding?.found.failure).toBeUndefined();
    expect(figures.neverReached).toEqual([]);
  });
});

describe('mutual pruning that never ends', { tags: ['planted'] }, () => {
  // A tail of latencies beyond the time to graft makes a tree that is grafted and pruned for ever.
  const base = { network: NETWORK };

  test('the version that was reported is found', () => {
    const { finding } = check(pruning, {
      ...FOUND,
      runs: 100,
      base: { ...base, options: { wrong: true } },
    });
    expect(finding?.found.failure?.property).toBe('pruning ends');
  });

  test('the right version holds', () => {
    const { finding, figures } = check(pruning, { runs: 2 * RUNS, base });
    expect(finding?.found.failure).toBeUndefined();
    expect(figures.neverReached).toEqual([]);
  });
});

describe('a herd that joins', { tags: ['planted'] }, () => {
  const options = { members: 1_000 };

  test('the version that was reported is found: its messages fill the network', () => {
    const base = { options: { ...options, wrong: true } };
    const { finding } = check(joining, { ...FOUND, runs: 3, base });
    expect(['pending-limit', 'property']).toContain(finding?.found.failure?.kind);
  });

  test('the right version holds', () => {
    const { finding, figures } = check(joining, {
      runs: EFFORT.isLong ? 200 : 5,
      base: { options },
    });
    expect(finding?.found.failure).toBeUndefined();
    expect(figures.neverReached).toEqual([]);
  });
});
