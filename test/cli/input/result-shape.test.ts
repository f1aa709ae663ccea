import { describe, expect, test } from 'vitest';
import { isOutcome, readResult } from '../../../cli/input/result-shape.ts';
import { SimulationError, simulate } from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';

const result = JSON.parse(JSON.stringify(simulate(fsm, { seed: 1, options: { population: 5 } })));

describe('a result of a file', () => {
  test('is read as far as it is compared, whatever else it has', () => {
    const { format, scenario, verdicts, ...compared } = result;
    const read = readResult({ ...result, later: 1 }, 'a.json');
    expect(read).toMatchObject(compared);
    const [{ property, verdict }] = verdicts;
    expect(read.verdicts?.[0]).toEqual({ property, verdict });
  });

  test('need not have verdicts', () => {
    const { verdicts: _, ...older } = result;
    expect(readResult(older, 'a.json').verdicts).toBeUndefined();
  });

  const outcome = { at: 1, events: 2 };
  const wrong: [change: object, message: string][] = [
    [{ outcome: 5 }, 'outcome: got 5, expected an outcome with reason, at and events'],
    [
      { outcome: { ...outcome, reason: 'tired' } },
      'outcome: reason: got "tired", expected a reason',
    ],
    [{ outcome: { ...outcome, reason: 'idle', at: -1 } }, 'outcome: at: got -1, expected a whole'],
    [
      { outcome: { ...outcome, reason: 'livelock' } },
      'outcome: actors: got nothing, expected a list',
    ],
    [{ fingerprint: 'x' }, 'fingerprint: got "x", expected 16 hexadecimal digits'],
    [
      { counts: { sent: 1, dropped: { gone: -1 } } },
      'counts: got {"sent":1,"dropped":{"gone":-1}}',
    ],
    [{ graph: undefined }, 'graph: got nothing, expected counts of nodes and edges'],
    [{ checkpoints: [{ events: 1, at: 1 }] }, 'checkpoints[0]: fingerprint: got nothing'],
    [{ actors: { groupSize: 1, groups: [['a', 'b']] } }, 'actors: groups[0][1]: got "b"'],
    [
      { actors: { groupSize: 1, groups: ['a'] } },
      'actors: groups[0]: got "a", expected a name and',
    ],
  ];
  test.each(wrong)('is refused where it has %j', (change, message) => {
    const read = (): unknown => readResult({ ...result, ...change }, 'a.json');
    expect(read).toThrow(expect.objectContaining({ code: 'bad-scenario' }));
    expect(read).toThrow(SimulationError);
    expect(read).toThrow(`a.json: ${message}`);
  });

  test('tells how its run ended, or does not', () => {
    expect(isOutcome({ ...outcome, reason: 'actor-failed', actor: 'a', error: 'e' })).toBe(true);
    expect(isOutcome({ ...outcome, reason: 'actor-failed', actor: 'a' })).toBe(false);
  });
});
