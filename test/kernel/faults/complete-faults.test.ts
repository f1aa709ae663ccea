import { describe, expect, test } from 'vitest';
import { completeFaults, completeOperations, type Setup } from '../../../kernel/index.ts';
import { linesOf } from './play-faults.ts';

describe('faults are completed', () => {
  test('with keys of kind and target, and instants in their one form', () => {
    const faults = [
      { kind: 'crash', actors: ['a', 'b'], from: 1_000_000, to: '2000ms' },
      { kind: 'crash', actors: 'a,b', from: '5s' },
      { kind: 'cut', between: ['a', ['b', 'c']], from: 0 },
      { kind: 'cut', oneWay: ['a', 'b'], from: 0 },
      { kind: 'loss', isolate: 'a', from: 0, rate: 0.5, bursts: { window: 1_000, share: 0.1 } },
      { kind: 'wall', actors: 'a', by: -1_500, from: 0 },
      { kind: 'delay', between: ['a', 'b'], by: 1_000, from: 0 },
      { kind: 'drop', event: '0123456789abcdef' },
    ];
    const complete = completeFaults(faults, 'x');
    expect(complete.map(({ key }) => key)).toEqual([
      'crash a,b',
      'crash a,b #2',
      'cut a|b,c',
      'cut a>b',
      'loss a',
      'wall a',
      'delay a|b',
      'drop 0123456789abcdef',
    ]);
    expect(complete[0]).toMatchObject({ from: '1s', to: '2s' });
    expect(complete[4]).toMatchObject({ bursts: { window: '1ms', share: 0.1 } });
    expect(complete[5]).toMatchObject({ by: '-1.5ms' });
    expect(complete[6]).toMatchObject({ by: '1ms' });
    expect(completeFaults(complete, 'x')).toEqual(complete);
  });

  const base = { kind: 'crash', actors: 'a', from: '1s' };
  const wrong: [fault: unknown, ...told: string[]][] = [
    [5, 'x[0]: got 5, expected a fault, which is an object'],
    [{ from: '1s' }, 'x[0]: kind: got nothing', 'one of crash, leave, pause'],
    [{ ...base, kind: 'crush' }, 'kind: got "crush"', 'one of crash'],
    [{ ...base, form: '1s' }, 'unknown field "form"', 'from'],
    [{ ...base, from: 'soon' }, 'from: got "soon"', 'an instant such as 3s'],
    [{ ...base, from: 0.5 }, 'from: got 0.5', 'whole microseconds'],
    [{ ...base, to: '1s' }, 'to: got 1s, expected an instant after from, 1s'],
    [{ ...base, actors: [] }, 'actors: got []', 'a name, or a list of names'],
    [{ ...base, disk: 'broken' }, 'disk: got "broken"', '"kept"'],
    [{ ...base, after: 0 }, 'after: got 0', 'a whole number from 1'],
    [{ kind: 'cut', from: 0 }, 'got no links, expected one of between, oneWay, isolate'],
    [
      { kind: 'hold', from: 0, isolate: 'a', event: '0123456789abcdef' },
      'got several of them, expected one of between, oneWay, isolate, event',
    ],
    [{ kind: 'cut', from: 0, event: '0123456789abcdef' }, 'event'],
    [{ kind: 'cut', from: 0, isolate: 'a', between: ['a', 'b'] }, 'got several of them'],
    [{ kind: 'cut', from: 0, between: ['a'] }, 'between: got ["a"]', 'two groups of names'],
    [{ kind: 'loss', from: 0, isolate: 'a', rate: 2 }, 'rate: got 2', 'a number from 0 to 1'],
    [{ kind: 'slow', from: 0, actors: 'a', factor: 0.5 }, 'factor: got 0.5', 'a number from 1'],
    [{ kind: 'drift', from: 0, actors: 'a', ppm: -1e6 }, 'ppm: got -1000000', 'above -1000000'],
    [{ kind: 'wall', from: 0, actors: 'a', by: '--1s' }, 'by: got "--1s"', '-20ms'],
    [{ kind: 'wall', from: 0, actors: 'a', by: '-99999999999h' }, 'by: got "-99999999999h"'],
    [{ ...base, key: '' }, 'key: got "", expected a text that is not empty'],
    [{ kind: 'drop', event: 'abc' }, 'event: got "abc"', '16 hexadecimal digits'],
  ];
  test.for(wrong)('or refused in one line: %j', ([fault, ...told]) => {
    for (const part of told) {
      expect(() => completeFaults([fault], 'x')).toThrow(
        expect.objectContaining({ code: 'bad-scenario', message: expect.stringContaining(part) }),
      );
    }
  });

  test('and so is a message of an operation that is no plain data', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    for (const message of [() => 1, Number.NaN, { at: new Date(0) }, 1n, circle]) {
      expect(() => completeOperations([{ at: 0, to: 'a', message }], 'x')).toThrow(
        expect.objectContaining({
          code: 'bad-scenario',
          message: expect.stringMatching(/^x\[0\]: message: got .*, expected plain JSON data$/),
        }),
      );
    }
  });

  test('and a key stands once', () => {
    const keyed = { ...base, key: 'k' };
    expect(() => completeFaults([keyed, keyed], 'x')).toThrow(
      'x[1]: key: got "k" a second time, expected each once',
    );
    expect(() => completeOperations([{ at: 0, to: 'a' }], 'x')).toThrow(
      'x[0]: message: got nothing, expected a message',
    );
  });
});

describe('a rule that names nobody is refused, once the first instant is over', () => {
  const actors = (setup: Setup): void =>
    void setup.spawn('maker', () => ({
      start: (self) => void self.spawn('member1', () => ({ receive() {} })),
    }));
  const cases: [string, Parameters<typeof linesOf>[1]][] = [
    ['faults[0]: got "membre1"', { faults: [{ kind: 'crash', actors: 'membre1', from: 0 }] }],
    ['faults[0]: got "x*"', { faults: [{ kind: 'cut', isolate: ['member*', 'x*'], from: 0 }] }],
    ['network: links[0]: to: got "nobody"', { network: { links: [{ to: 'nobody', loss: 1 }] } }],
    ['operations[0]: to: got "m"', { operations: [{ at: 0, to: 'm', message: 1 }] }],
    ['operations[0]: to: got "m*"', { operations: [{ at: 0, to: 'm*', message: 1 }] }],
    [
      'faults[0]: got "operation put"',
      {
        faults: [{ kind: 'crash', actors: 'operation put', from: 0 }],
        operations: [{ key: 'put', at: 0, to: 'maker', message: 1 }],
      },
    ],
  ];
  test.for(cases)('%s', ([told, story]) => {
    expect(() => linesOf(actors, story)).toThrow(
      expect.objectContaining({ code: 'bad-scenario', message: expect.stringContaining(told) }),
    );
  });

  test('and says which name is near', () => {
    const faults = [{ kind: 'crash', actors: 'membre1', from: 0 }] as const;
    expect(() => linesOf(actors, { faults })).toThrow('did you mean "member1"');
  });

  test('but one that is born at instant 0 counts', () => {
    const faults = [{ kind: 'crash', actors: 'member*', from: '1ms' }] as const;
    expect(linesOf(actors, { faults }).lines).toContain('1 member1 crash');
  });
});
