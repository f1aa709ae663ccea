import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Span } from '../../../../kernel/index.ts';
import { type HeardSpan, ParentsFirst } from '../../../../kernel/record/spans/parents-first.ts';
import { test } from '../../../property.ts';

const heard = (trace: number, span: number, parent?: number): HeardSpan => ({
  span: { trace, span, ...(parent !== undefined && { parent }) } as Span,
  from: { name: 'one' },
  at: 0,
});

/** The spans that are passed on when they come in this order, and the number of left-out ones. */
function pass(spans: readonly HeardSpan[], memory?: number) {
  const passed: string[] = [];
  const order = new ParentsFirst(
    ({ span: { trace, span, parent } }) => passed.push(`${trace}: ${parent ?? ''}>${span}`),
    memory,
  );
  for (const span of spans) order.add(span);
  const { count: leftOut, hasForgotten } = order.close();
  return { passed, leftOut, hasForgotten };
}

describe('spans are passed on, parents first', () => {
  test('children wait for their parent, and come in the order in which they ended', () => {
    const spans = [heard(1, 4, 2), heard(1, 5, 2), heard(1, 2, 1), heard(1, 3, 1), heard(1, 1)];
    const { passed, leftOut } = pass(spans);
    expect(passed).toEqual(['1: >1', '1: 1>2', '1: 1>3', '1: 2>4', '1: 2>5']);
    expect(leftOut).toBe(0);
  });

  test('one that ends after its parent waits no longer', () => {
    expect(pass([heard(1, 1), heard(1, 3, 2), heard(1, 2, 1)]).passed).toEqual([
      '1: >1',
      '1: 1>2',
      '1: 2>3',
    ]);
  });

  test('those of another trace are others, whatever their numbers', () => {
    expect(pass([heard(1, 2, 1), heard(2, 1), heard(1, 1)]).passed).toEqual([
      '2: >1',
      '1: >1',
      '1: 1>2',
    ]);
  });

  test('whose parent never ends are left out, with all below them', () => {
    const { passed, leftOut } = pass([heard(1, 3, 2), heard(1, 2, 1), heard(2, 7), heard(1, 8, 8)]);
    expect(passed).toEqual(['2: >7']);
    expect(leftOut).toBe(3);
  });

  const others = Array.from({ length: 40 }, (_, index) => heard(9, index + 1));

  test('that wait are never forgotten, however many others have come since', () => {
    const { passed, leftOut } = pass([heard(1, 2, 1), ...others, heard(1, 1)], 10);
    expect(passed.filter((one) => one.startsWith('1:'))).toEqual(['1: >1', '1: 1>2']);
    expect(leftOut).toBe(0);
  });

  test('that have ended are forgotten when many others have come since, and that is told', () => {
    expect(pass([heard(1, 1), ...others, heard(1, 2, 1)], 10)).toMatchObject({
      leftOut: 1,
      hasForgotten: true,
    });
    expect(pass([heard(1, 1), ...others.slice(0, 9), heard(1, 2, 1)], 10)).toMatchObject({
      leftOut: 0,
      hasForgotten: false,
    });
  });

  test('are told apart by trace and number among very many', () => {
    const many = Array.from({ length: 5000 }, (_, index) => heard(index + 1, 1 + (index % 7)));
    const late = many.map(({ span }) => heard(span.trace, 100, span.span));
    const strange = many.map(({ span }) => heard(span.trace, 101, span.span + 7));
    const { passed, leftOut } = pass([...many, ...late, ...strange]);
    expect([passed.length, leftOut]).toEqual([10_000, 5000]);
  });
});

// Trees, several in one trace too, whose spans come in any order: a parent is among those before it.
const spans = fc
  .array(fc.tuple(fc.nat(2), fc.nat(20), fc.boolean(), fc.nat()), { maxLength: 40 })
  .map((list) =>
    list
      .map(([trace, parent, isRoot, order], index) => {
        const before = list.flatMap(([other], at) => (other === trace && at < index ? [at] : []));
        const hasParent = !isRoot && before.length > 0;
        const number = hasParent ? before[parent % before.length] + 1 : undefined;
        return { order, span: heard(trace + 1, index + 1, number) };
      })
      .sort((a, b) => a.order - b.order)
      .map(({ span }) => span),
  );

test.prop([spans])('each comes once, after its parent, in whatever order they end', (list) => {
  const { passed, leftOut } = pass(list);
  expect(leftOut).toBe(0);
  expect(passed.length).toBe(list.length);
  expectParentsFirst(passed);
});

test.prop([spans, fc.integer({ min: 1, max: 20 })])(
  'with little memory some are left out, but never a parent alone',
  (list, memory) => {
    const { passed, leftOut } = pass(list, memory);
    expect(passed.length + leftOut).toBe(list.length);
    expectParentsFirst(passed);
  },
);

function expectParentsFirst(passed: readonly string[]): void {
  const seen = new Set<string>();
  for (const one of passed) {
    const [, trace, parent, span] = /^(\d+): (\d*)>(\d+)$/.exec(one) ?? [];
    expect(seen.has(`${trace}/${span}`)).toBe(false);
    if (parent !== '') expect(seen).toContain(`${trace}/${parent}`);
    seen.add(`${trace}/${span}`);
  }
}
