import { describe, expect, test } from 'vitest';
import { LinkTable } from '../../../kernel/engine/link-table.ts';

describe('the table of links', () => {
  test('remembers links of the present while it grows past many, and forgets others', () => {
    const table = new LinkTable();
    const ahead = 1_000_000;
    for (let to = 0; to < 1000; to++) table.setArrival(table.entry(0, to, 0), ahead);
    // Each arrival lies in the past when the next one comes.
    for (let now = 1; now <= 50_000; now++) table.setArrival(table.entry(1, now, now), now);
    for (let to = 0; to < 1000; to++) {
      expect(table.arrival(table.entry(0, to, 50_000))).toBe(ahead);
    }
    const entries: unknown = Reflect.get(table, 'entries');
    if (!(entries instanceof Float64Array)) throw new Error('no entries to be counted');
    expect(entries.length).toBeLessThan(3 * 16_384);
  });

  test('remembers what arrives at the present instant', () => {
    const table = new LinkTable();
    for (let to = 0; to < 1000; to++) table.setArrival(table.entry(0, to, 10), 10);
    for (let to = 0; to < 1000; to++) expect(table.arrival(table.entry(0, to, 10))).toBe(10);
  });

  test('knows nothing of a link that it meets first', () => {
    expect(new LinkTable().arrival(0)).toBeNaN();
  });
});
