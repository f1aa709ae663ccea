import type { Cell } from '../actors/channel.ts';
import { Fingerprint } from '../engine/fingerprint.ts';
import type { ActorHashes } from './result.ts';

/** Groups at most, so that a result stays small whatever the population. */
const GROUPS_MAX = 1024;

/** The hashes of all actors, in groups of a power of two. */
export function actorHashes(cells: readonly Cell[]): ActorHashes {
  let groupSize = 1;
  while (cells.length > groupSize * GROUPS_MAX) groupSize *= 2;
  const groups: [string, string][] = [];
  for (let start = 0; start < cells.length; start += groupSize) {
    const sum = new Fingerprint();
    const end = Math.min(start + groupSize, cells.length);
    for (let index = start; index < end; index++) sum.include(cells[index]);
    groups.push([cells[start].name, sum.toString()]);
  }
  return { groupSize, groups };
}
