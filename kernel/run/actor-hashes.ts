import type { Address } from '../actors/channel.ts';
import type { Fingerprint } from '../engine/fingerprint.ts';
import type { ActorHashes } from './result.ts';

/** The limit of groups, so that a result stays small for any population. */
const GROUPS_MAX = 1024;

/** Returns the hashes of all actors. The group size is a power of two. */
export function actorHashes(addresses: readonly Address[], fingerprint: Fingerprint): ActorHashes {
  let groupSize = 1;
  while (addresses.length > groupSize * GROUPS_MAX) groupSize *= 2;
  const groups: [string, string][] = [];
  for (let start = 0; start < addresses.length; start += groupSize) {
    const end = Math.min(start + groupSize, addresses.length);
    groups.push([addresses[start].name, fingerprint.sumOf(start, end)]);
  }
  return { groupSize, groups };
}
