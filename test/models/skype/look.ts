import { expect } from 'vitest';
import {
  GraphObserver,
  type GraphRecord,
  type Network,
  open,
  type Result,
} from '../../../kernel/index.ts';
import {
  CallLedger,
  graphIsLists,
  idsAreSound,
  listsAreSound,
} from '../../../models/skype/properties.ts';
import { skype } from '../../../models/skype/skype.ts';
import { balance, type Cut, runInSlices } from '../../laws/scenario.ts';
import type { SkypeInput } from './told.ts';

/** The observations of a run. */
interface Seen {
  readonly result: Result;
  readonly calls: CallLedger;
  readonly records: Iterable<GraphRecord>;
}

/** Runs in slices, and checks all properties after each. */
export function runAndLook(input: SkypeInput, list: readonly Cut[], network?: Network): Seen {
  const graph = new GraphObserver();
  const calls = new CallLedger();
  const observers = [graph, calls];
  const options = { observers, ...(network !== undefined && { network }) };
  const world = open(skype, { strict: true, ...input }, options);
  const result = runInSlices(world, list, () => {
    expect(listsAreSound(world)).toBe(true);
    expect(idsAreSound(world)).toBe(true);
    expect(graphIsLists(world, graph.graph)).toBe(true);
    expect(calls.check(world)).toBe(true);
    expect(balance(world)).toBe(true);
  });
  return { result, calls, records: graph.graph.records() };
}
