// Takes the fingerprint out of the kernel of this process, to measure what it costs.

import type { DataHash } from '../../kernel/data/hash.ts';
import type { Fingerprint } from '../../kernel/engine/fingerprint.ts';
import { loadBuilt } from './built.ts';

interface Modules {
  readonly fingerprint: { readonly Fingerprint: typeof Fingerprint };
  readonly hash: { readonly DataHash: typeof DataHash };
}

/** Ends all hashing. Call it after the set-up, since actors get their identities from hashes. */
export async function dropFingerprint(): Promise<void> {
  const load = <Name extends keyof Modules>(name: Name): Promise<Modules[Name]> =>
    loadBuilt(`kernel/engine/${name}.js`);
  const { Fingerprint } = await load('fingerprint');
  const { DataHash } = await load('hash');
  Fingerprint.prototype.receive = () => {};
  DataHash.prototype.of = function of() {
    return this;
  };
}
