import type { Address } from '../actors/address.ts';
import { Fingerprint } from '../engine/fingerprint.ts';
import type { ActorHashes } from './result.ts';

/** Groups at most, so that a result stays small whatever the population. */
const GROUPS_MAX = 1024;

/** The hashes of all actors, in groups of a power of two. */
export function actorHashes(addresses: readonly Address[]): ActorHashes {
  let groupSize = 1;
  while (addresses.length > groupSize * GROUPS_MAX) groupSize *= 2;
  const groups: [string, string][] = [];
  for (let start = 0; start < addresses.length; start += groupSize) {
    const end = Math.min(start + groupSize, addresses.length);
    groups.push([addresses[start].name, Fingerprint.sumOf(addresses.slice(start, end))]);
  }
  return { groupSize, groups };
}
