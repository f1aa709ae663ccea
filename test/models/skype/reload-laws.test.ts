import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type GraphData, readGraphJson, seconds, writeGraphJson } from '../../../kernel/index.ts';
import { nodeName } from '../../kernel/record/graph/stories.ts';
import { test } from '../../property.ts';
import { runAndLook } from './look.ts';
import type { SkypeInput } from './told.ts';

const runs = { numRuns: 60 };

// Few nodes and many edges on purpose: some come twice, some lead back.
const graph: fc.Arbitrary<GraphData> = fc
  .tuple(
    fc.uniqueArray(nodeName, { minLength: 2, maxLength: 14, size: 'max' }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60, size: 'max' }),
  )
  .map(([names, edges]) => {
    const name = (index: number): string => names[index % names.length];
    return {
      nodes: names.map((one) => ({ name: one, service: 'node' })),
      edges: edges.map(([source, target]) => ({ source: name(source), target: name(target) })),
    };
  });

/** The edges that lists can hold: to others, each once, in order. */
function listed({ edges }: GraphData): GraphData['edges'] {
  const known = new Set<string>();
  return edges.filter(({ source, target }) => {
    const edge = JSON.stringify([source, target]);
    if (source === target || known.has(edge)) return false;
    known.add(edge);
    return true;
  });
}

/** Runs a graph's nodes, and reads the graph that they leave from the file that would be written. */
function reload(input: SkypeInput): GraphData {
  const { records } = runAndLook(input, [{ events: 50 }]);
  const file = writeGraphJson({ arch: 'skype', args: '', records });
  const { nodes, edges } = readGraphJson([...file].join(''), 'skype.json');
  return { nodes, edges };
}

describe('for nodes of any allowed names, and any edges', () => {
  test.prop([graph, fc.string()], runs)(
    'a run of no time leaves the graph it was given, as far as lists can hold it',
    (given, seed) => {
      const inNoTime = { duration: seconds(0) };
      const left = reload({ seed, graph: given, options: inNoTime });
      expect(left).toEqual({ nodes: given.nodes, edges: listed(given) });
      expect(reload({ seed, graph: left, options: inNoTime })).toEqual(left);
    },
  );

  test.prop([graph, fc.string(), fc.nat(60)], runs)(
    'a run of any time keeps what it was given, in order, and adds to it',
    (given, seed, time) => {
      const left = reload({ seed, graph: given, options: { duration: seconds(time) } });
      const start = listed(given);
      expect(left.nodes).toEqual(given.nodes);
      expect(left.edges.slice(0, start.length)).toEqual(start);
    },
  );
});
