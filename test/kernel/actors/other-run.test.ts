import { describe, expect } from 'vitest';
import { type Channel, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { boss, failure, type Me, misuse, stage } from './stage.ts';

describe('a channel of another run', () => {
  /** Kept from a run of another seed, as a list at the top of a module would. */
  const strange: Channel = (() => {
    let kept: Channel | undefined;
    stage(
      (setup) => {
        kept = setup.spawn('strange', () => ({}));
      },
      { seed: 'other' },
    );
    if (kept === undefined) throw new Error('the set-up has not run');
    return kept;
  })();
  const other = '(stage, seed "other")';

  const uses: readonly (readonly [where: string, use: (self: Me) => void, says: string])[] = [
    [
      'to be sent to',
      (self) => self.send(strange, 1),
      `boss sends to the channel strange of another run ${other}, expected one of this run (stage, seed "stage")`,
    ],
    [
      'in a message',
      (self) => self.send(self.channel, { peers: [strange] }),
      `in which peers.0 is a channel of another run ${other}`,
    ],
    [
      'as a message',
      (self) => self.send(self.channel, strange),
      `which is a channel of another run ${other}`,
    ],
    ['in a timer', (self) => self.after(us(1), { strange }), 'strange is a channel of another run'],
    ['to be cancelled', (self) => void self.cancel({ strange }), 'strange is a channel of another'],
    ['on a disk', (self) => self.disk.set('k', [strange]), '0 is a channel of another run'],
    [
      'to be spawned at',
      (self) => void self.spawn(strange, () => ({})),
      `boss spawns at the channel strange of another run ${other}, expected a name or a channel of this run (stage, seed "stage")`,
    ],
    [
      'in a report',
      (self) => self.report({ kind: 'edge', target: strange }),
      `"boss" reports an edge to the channel strange of another run ${other}: expected a channel of this run (stage, seed "stage")`,
    ],
    [
      'in a span',
      (self) =>
        self.report({
          kind: 'span',
          role: 'client',
          name: 'Ask',
          trace: 1,
          span: 2,
          start: 0,
          peer: strange,
          attempt: 1,
        }),
      `of which peer is the channel strange of another run ${other}, expected a channel of this run`,
    ],
  ];
  for (const [where, use, says] of uses) {
    test(`is refused ${where}, naming that run`, () => {
      expect(boss({ 3: use }).result.outcome).toMatchObject({ ...failure('boss', says), at: 3 });
    });
  }

  test('is refused in the set-up, even one of the same scenario', () => {
    const kept: Channel[] = [];
    const setUp = () =>
      stage((setup) => {
        for (const channel of kept) setup.spawn(channel, () => ({}));
        kept.push(setup.channel('a'));
      });
    setUp();
    expect(setUp).toThrow(
      misuse('the set-up spawns at the channel a of another run (stage, seed "stage")'),
    );
  });
});
