import { readFileSync } from 'node:fs';
import { decodeToken, examine } from '../../kernel/check/index.ts';
import { PLANTED } from './protocols/index.ts';

/** Reads lists of tokens by the name of their protocol. Prints how each fails, and its fingerprint. */
const lists = JSON.parse(readFileSync(0, 'utf8')) as Record<string, string[]>;
const shown = PLANTED.map(({ model }) => [
  model.name,
  (lists[model.name] ?? []).map((token) => {
    const { failure, fingerprint } = examine(model, decodeToken(token).scenario);
    return { signature: failure?.signature, fingerprint };
  }),
]);
console.log(JSON.stringify(Object.fromEntries(shown)));
