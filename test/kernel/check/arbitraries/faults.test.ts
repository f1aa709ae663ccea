import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { faults } from '../../../../kernel/check/arbitraries/faults.ts';
import { completeFaults } from '../../../../kernel/faults/complete-faults.ts';
import type { Fault } from '../../../../kernel/faults/fault.ts';
import { test } from '../../../property.ts';
import { shrunk } from '../../../shrunk.ts';

const names = fc.integer({ min: 2, max: 6 }).map((count) => namesOf(count));
const namesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `m${at}`);
const schedules = names.chain((all) => fc.tuple(fc.constant(all), faults(all, { window: '10s' })));

describe('schedules of faults', () => {
  test.prop([schedules])('are valid, and name only these actors', ([all, drawn]) => {
    expect(completeFaults(drawn, 'x').length).toBe(drawn.length);
    const known = new Set([...all, '*']);
    const told = JSON.stringify(drawn).match(/"(m\d+|\*)"/g) ?? [];
    for (const name of told) expect(known).toContain(JSON.parse(name));
  });

  test.prop([schedules])('have at least one fault, and all end in the window', ([, drawn]) => {
    expect(drawn.length).toBeGreaterThan(0);
    for (const fault of drawn) {
      if (fault.kind === 'drop') throw new Error('got a dropped event');
      expect(Number(fault.from)).toBeLessThan(Number(fault.to));
      expect(Number(fault.to)).toBeLessThanOrEqual(10e6);
    }
  });

  test.prop([
    faults([], { window: '10s' }),
    faults(['m1'], { window: '10s', kinds: [] }),
    faults(['m1'], { window: '10s', kinds: ['cut'] }),
  ])('for no actor, of no kind, and of links of one actor are empty', (...lists) => {
    expect(lists).toEqual([[], [], []]);
  });

  test('shrink to one early, short and mild fault', () => {
    const isLoss = ({ kind }: Fault): boolean => kind === 'loss';
    const small = shrunk(faults(namesOf(5), { window: '10s' }), (drawn) => drawn.some(isLoss));
    expect(small).toEqual([
      { kind: 'loss', key: expect.any(String), from: 0, to: 1000, isolate: 'm0', rate: 0.01 },
    ]);
  });
});
