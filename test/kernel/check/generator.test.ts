import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { drawScenario } from '../../../kernel/check/generator.ts';
import { parseDuration } from '../../../kernel/data/time.ts';
import { completeScenario } from '../../../kernel/run/complete-scenario.ts';
import { defineModel } from '../../../kernel/run/model.ts';
import type { Scenario } from '../../../kernel/run/scenario.ts';
import { test } from '../../property.ts';
import { register } from './register.ts';

const draw = (index: number, more = {}): Scenario =>
  drawScenario(register, { seed: 's', index, ...more });
const many = Array.from({ length: 300 }, (_, index) => draw(index));
const us = (span: unknown): number => parseDuration(String(span)) ?? Number.NaN;
const shareOf = <Item>(items: readonly Item[], is: (item: Item) => boolean): number =>
  items.filter(is).length / items.length;
const faultsOf = (scenarios: readonly Scenario[]) => scenarios.flatMap(({ faults = [] }) => faults);

test.prop([fc.nat({ max: 299 })])('a scenario is the same whatever was drawn before', (index) => {
  expect(draw(index)).toEqual(many[index]);
});

test('another index, and another seed, give another scenario', () => {
  expect(new Set(many.map((scenario) => JSON.stringify(scenario))).size).toBe(many.length);
  expect(drawScenario(register, { seed: 't', index: 0 })).not.toEqual(many[0]);
});

test('scenarios are complete, and of one form', () => {
  for (const scenario of many) expect(completeScenario(register, scenario, 'x')).toEqual(scenario);
});

describe('of 300 scenarios', () => {
  // A share of 1/2 has a standard error of 0.029, which is 4 times in 0.12.
  test('half have at most two faults, and all have from one to eight', () => {
    const counts = many.map(({ faults = [] }) => faults.length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 8]);
    expect(Math.abs(shareOf(counts, (count) => count <= 2) - 0.5)).toBeLessThan(0.12);
  });

  test('populations are odd and even, from the least to twice the default', () => {
    const sizes = new Set(many.map(({ options }) => options.replicas));
    expect([...sizes].sort()).toEqual([2, 3, 4]);
  });

  test('half have shuffled ties; all forms of latency and both orders occur', () => {
    const shuffled = shareOf(many, ({ ties }) => ties === 'shuffled');
    expect(Math.abs(shuffled - 0.5)).toBeLessThan(0.12);
    const laws = many.map(({ network }) => JSON.stringify(network?.latency ?? 'none').slice(0, 14));
    // The four forms, no network, and the network of the model in another order.
    expect(new Set(laws).size).toBe(6);
    expect(new Set(many.map(({ network }) => network?.ordering))).toContain('none');
  });

  test('all kinds occur that a model tolerates when it says nothing, and no others', () => {
    const kinds = new Set(faultsOf(many).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      ['crash', 'cut', 'delay', 'duplication', 'loss', 'pause', 'reordering'].sort(),
    );
  });

  test('every fault ends within the window, which is 20 times the period', () => {
    for (const fault of faultsOf(many)) {
      if (fault.kind === 'drop') throw new Error('got a dropped event');
      expect(us(fault.from)).toBeLessThan(us(fault.to));
      expect(us(fault.to)).toBeLessThanOrEqual(2e6);
    }
    expect(new Set(many.map(({ limits }) => limits.until))).toEqual(new Set(['2s']));
  });

  test('half of the cuts are balanced, a quarter isolate, and a quarter lead one way', () => {
    const cuts = faultsOf(many).filter(({ kind }) => kind === 'cut');
    expect(cuts.length).toBeGreaterThan(100);
    expect(Math.abs(shareOf(cuts, (cut) => 'between' in cut) - 0.5)).toBeLessThan(0.2);
    expect(Math.abs(shareOf(cuts, (cut) => 'isolate' in cut) - 0.25)).toBeLessThan(0.18);
  });

  test('operations go to the class or the names that take them', () => {
    const sent = many.flatMap(({ operations = [] }) => operations);
    expect(sent.length).toBeGreaterThan(300);
    for (const { key, to } of sent) {
      expect(to).toMatch(key.startsWith('write') ? /^primary$/ : /^replica\d$/);
    }
  });
});

describe('options', () => {
  test('base is not drawn, and its faults come first', () => {
    const fault = { kind: 'pause', actors: 'primary', from: '1s', to: '2s' } as const;
    const base = { options: { replicas: 7 }, ties: 'fifo', network: {}, faults: [fault] } as const;
    for (let index = 0; index < 20; index++) {
      const { options, ties, network, faults = [] } = draw(index, { base });
      expect([options.replicas, ties, network?.latency]).toEqual([7, 'fifo', '0s']);
      expect(faults[0]).toMatchObject({ ...fault, key: 'pause primary' });
    }
  });

  test('faults chooses kinds, and beyond allows those that the model does not tolerate', () => {
    const kindsOf = (more: object): Set<string> =>
      new Set(faultsOf(many.slice(0, 60).map((_, index) => draw(index, more))).map((f) => f.kind));
    expect(kindsOf({ faults: ['cut'] })).toEqual(new Set(['cut']));
    expect(kindsOf({ faults: ['drift'], beyond: true })).toEqual(new Set(['drift']));
    expect(kindsOf({ beyond: true }).size).toBe(12);
    expect(kindsOf({ faults: [] })).toEqual(new Set());
    expect(() => kindsOf({ faults: ['drift'] })).toThrow(/got drift, expected kinds that register/);
  });

  test('without delay and reordering the network is that of the model', () => {
    for (let index = 0; index < 20; index++) {
      expect(draw(index, { faults: ['crash'] }).network).toBeUndefined();
    }
  });
});

test('where a model says that it tolerates crashes, a tenth of the scenarios keeps crashed actors down, but for a majority', () => {
  const sturdy = defineModel({ ...register, tolerates: ['crash', 'cut'] });
  const scenarios = many.map((_, index) =>
    drawScenario(sturdy, { seed: 's', index, base: { options: { replicas: 4 } } }),
  );
  const lasting = scenarios.filter(({ faults = [] }) =>
    faults.some((fault) => fault.kind !== 'drop' && fault.to === undefined),
  );
  // The standard error of a share of 0.1 is 0.017.
  expect(Math.abs(lasting.length / many.length - 0.1)).toBeLessThan(0.07);
  for (const { faults = [] } of lasting) {
    expect(faults[0].kind).toBe('crash');
    const struck = faults.flatMap((fault) => ('actors' in fault ? fault.actors : []));
    expect(new Set(struck).size).toBeLessThanOrEqual(2);
  }
});
