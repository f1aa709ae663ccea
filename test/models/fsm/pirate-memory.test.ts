import { describe, expect, test } from 'vitest';
import { seconds } from '../../../kernel/index.ts';
import { hello, introduce, type Line, play } from './scene.ts';

const crew = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Buddy${index + 1}`);

const buddiesOf = (...lines: readonly Line[]): string[] =>
  play(lines).mary.buddies.map(({ name }) => name);

describe('Hello', () => {
  test('gives a pirate its name and parent the first time only', () => {
    const { mary, records, counts } = play([hello, ['Hello', 'thief', 'Bloody Mary', seconds(1)]]);
    expect([mary.name, mary.parent?.name]).toEqual(['Mary', 'parent']);
    expect(records).toEqual([{ kind: 'node', name: 'Mary', service: 'pirate', at: 0 }]);
    expect(counts.model).toEqual({});
  });

  test('without a name is counted, and a later one with a name is taken', () => {
    for (const name of ['', null, 7, ['Mary'], { name: 'Mary' }]) {
      const { mary, counts, outcome } = play([['Hello', 'thief', name], hello]);
      expect([mary.name, mary.parent?.name]).toEqual(['Mary', 'parent']);
      expect(counts.model).toEqual({ malformed: 1 });
      expect(outcome.reason).toBe('idle');
    }
  });
});

describe('NameDrop', () => {
  test('is remembered as a buddy and recorded as an edge, in the order of arrival', () => {
    const { mary, records } = play([hello, ...introduce('Bart', 'Anne')]);
    expect(mary.buddies.map(({ name }) => name)).toEqual(['Bart', 'Anne']);
    expect(records.slice(1)).toEqual([
      { kind: 'edge', source: 'Mary', target: 'Bart', at: 0 },
      { kind: 'edge', source: 'Mary', target: 'Anne', at: 0 },
    ]);
  });

  test('of herself is not remembered', () => {
    const { mary, records, counts } = play([hello, ...introduce('Mary')]);
    expect(mary.buddies).toEqual([]);
    expect(records.length).toBe(1);
    expect(counts.model).toEqual({});
  });

  test('of a known pirate is not remembered again and makes no second edge', () => {
    const { mary, records } = play([hello, ...introduce('Anne', 'Bart', 'Anne')]);
    expect(mary.buddies.length).toBe(2);
    expect(records.filter(({ kind }) => kind === 'edge').length).toBe(2);
  });

  test('is remembered ten times at most: the first ten', () => {
    const { records } = play([hello, ...introduce(...crew(12))]);
    expect(buddiesOf(hello, ...introduce(...crew(12)))).toEqual(crew(10));
    expect(records.filter(({ kind }) => kind === 'edge').length).toBe(10);
  });

  test('knows whom it is about by the channel, not by the name', () => {
    expect(buddiesOf(['NameDrop', 'Anne', 'Bart'], ['NameDrop', 'Bart', 'Bart'])).toEqual([
      'Anne',
      'Bart',
    ]);
  });

  test('about nobody is counted', () => {
    const { mary, counts } = play([hello, ['NameDrop', null, 'Anne']]);
    expect(mary.buddies).toEqual([]);
    expect(counts.model).toEqual({ malformed: 1 });
  });
});

describe('Inform', () => {
  test('has a pirate report itself and from then on each new edge to the logger', () => {
    const { said } = play([
      hello,
      ...introduce('Anne'),
      ['Inform', 'logger', ''],
      ...introduce('Anne', 'Mary', 'Bart'),
    ]);
    expect(said).toEqual(
      [
        { node: 'Mary', service: 'pirate' },
        { source: 'Mary', target: 'Bart' },
      ].map((intention) => ({
        at: 0,
        to: 'logger',
        imposition: 'Inform',
        about: 'Mary',
        intention,
      })),
    );
  });

  test('about no logger is counted, and the logger stays who it was', () => {
    const { mary, counts } = play([hello, ['Inform', 'logger', ''], ['Inform', null, '']]);
    expect(mary.logger?.name).toBe('logger');
    expect(counts.model).toEqual({ malformed: 1 });
  });
});

test('impositions that are for services are counted as unexpected', () => {
  const { mary, counts, said } = play([
    hello,
    ['GetRequest', 'Anne', 'key'],
    ['GetResponse', null, 'value'],
  ]);
  expect(counts.model).toEqual({ unexpected: 2 });
  expect([mary.buddies.length, said.length]).toEqual([0, 0]);
});

describe('Goodbye', () => {
  test('is answered once to the parent with her own name, and then she is gone', () => {
    const { said, counts } = play([
      hello,
      ...introduce('Anne', 'Bart'),
      ['GoldCoin', null, 50],
      ['Chat', null, '10ms'],
      ['Goodbye', 'tavern', 'beer volcano'],
      ['Goodbye', 'tavern', 'beer volcano'],
      ['NameDrop', 'Charles', 'Charles', seconds(1)],
    ]);
    expect(said).toEqual([
      { at: 0, to: 'parent', imposition: 'Goodbye', about: 'Mary', intention: 'Mary' },
    ]);
    expect([counts.left, counts.dropped.gone]).toEqual([1, 2]);
  });

  test('before any Hello is answered to nobody', () => {
    const { said, counts } = play([['Goodbye', null, 'beer volcano'], hello]);
    expect(said).toEqual([]);
    expect([counts.left, counts.dropped.gone]).toEqual([1, 1]);
  });
});
