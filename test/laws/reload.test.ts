import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type GraphData,
  GraphObserver,
  readGraphJson,
  seconds,
  writeGraphJson,
} from '../../kernel/index.ts';
import { buddiesAreSound, graphIsMemory } from '../../models/fsm/watchers.ts';
import { nodeName } from '../kernel/record/graph/stories.ts';
import { test } from '../property.ts';
import { type FsmInput, openFsm, run, runInSlices } from './scenario.ts';

// There are few pirates and many edges. So some edges are repeated, some lead back, and some
// pirates hear of more pirates than they can remember.
const graph: fc.Arbitrary<GraphData> = fc
  .tuple(
    fc.uniqueArray(nodeName, { minLength: 2, maxLength: 14, size: 'max' }),
    fc.array(fc.tuple(fc.nat(), fc.nat(2) /* crowds around three pirates */), {
      maxLength: 60,
      size: 'max',
    }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30, size: 'max' }),
  )
  .map(([names, crowded, others]) => {
    const name = (index: number): string => names[index % names.length];
    const edges = [...crowded.map(([a, b]) => [b, a]), ...others];
    return {
      nodes: names.map((one) => ({ name: one, service: 'pirate' })),
      edges: edges.map(([source, target]) => ({ source: name(source), target: name(target) })),
    };
  });

/** The edges that pirates can remember: to others, each once, ten for each source, in order. */
function remembered({ edges }: GraphData): GraphData['edges'] {
  const known = new Map<string, Set<string>>();
  return edges.filter(({ source, target }) => {
    const buddies = known.get(source) ?? new Set();
    known.set(source, buddies);
    if (source === target || buddies.has(target) || buddies.size === 10) return false;
    buddies.add(target);
    return true;
  });
}

/**
 * Runs the pirates of a graph, and reads the graph that they leave from the file that would be
 * written.
 */
function reload(input: FsmInput): GraphData {
  const observer = new GraphObserver();
  const world = openFsm(input, { observers: [observer] });
  world.advance();
  expect(buddiesAreSound(world)).toBe(true);
  expect(graphIsMemory(world, observer.graph)).toBe(true);
  const file = writeGraphJson({ arch: 'fsm', args: '', records: observer.graph.records() });
  const { nodes, edges } = readGraphJson([...file].join(''), 'fsm.json');
  return { nodes, edges };
}

const runs = { numRuns: 60 };
const inNoTime = { duration: seconds(0) };

describe('for pirates of any allowed names, and any edges', () => {
  test.prop([graph, fc.string()], runs)(
    'a run of no time leaves the graph it was given, as far as it can be remembered',
    (given, seed) => {
      const left = reload({ seed, graph: given, options: inNoTime });
      expect(left).toEqual({ nodes: given.nodes, edges: remembered(given) });
      expect(reload({ seed, graph: left, options: inNoTime })).toEqual(left);
    },
  );

  test.prop([graph, fc.string(), fc.nat(60)], runs)(
    'a run of any time keeps what it was given, in order, and adds to it',
    (given, seed, duration) => {
      const left = reload({ seed, graph: given, options: { duration: seconds(duration) } });
      const start = remembered(given);
      expect(left.nodes).toEqual(given.nodes);
      expect(left.edges.slice(0, start.length)).toEqual(start);
    },
  );

  test.prop([graph, fc.string(), fc.integer({ min: 1, max: 40 })], runs)(
    'a run in slices is the run in one, and its scenario as JSON makes it again',
    (given, seed, events) => {
      const input: FsmInput = { seed, graph: given, ties: 'shuffled' };
      const whole = run(input);
      expect(JSON.stringify(runInSlices(openFsm(input), [{ events }]))).toBe(whole);
      expect(run(JSON.parse(whole).scenario)).toBe(whole);
    },
  );
});
