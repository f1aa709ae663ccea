import type { Address } from '../actors/address.ts';
import { Fingerprint } from '../engine/fingerprint.ts';
import type { ActorHashes } from './result.ts';

/** The limit of groups, so that a result stays small for any population. */
const GROUPS_MAX = 1024;

/** Returns the hashes of all actors. The group size is a power of two. */
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
