import { nearest } from '../../kernel/index.ts';
import { unguarded } from './guarded.ts';

/** The fields of the errors of oclif's parser that our own texts need. */
interface UsageError extends Error {
  /** The given flags that do not exist. */
  readonly flags?: readonly string[];
  /** The superfluous arguments, as they were given, or the missing ones, as they are declared. */
  readonly args?: readonly (string | { readonly name: string })[];
  readonly parse?: { readonly input?: { readonly flags?: Readonly<Record<string, unknown>> } };
}

/** Rewrites oclif's refusal of a command line in our own form: what was got, and what was expected. */
export function describeUsage({ message, flags, args, parse }: UsageError): string {
  if (Array.isArray(flags) && flags.length > 0) {
    const known = Object.keys(parse?.input?.flags ?? {}).map((name) => `--${name}`);
    return `got ${quoted(flags)}, expected a flag that exists${nearest(flags[0], known)}`;
  }
  if (Array.isArray(args) && args.length > 0) {
    const given = args.filter((arg) => typeof arg === 'string');
    if (given.length > 0) return `got ${quoted(given)}, expected no further argument`;
    return `got too few arguments, expected also: ${args.map(({ name }) => name).join(', ')}`;
  }
  const told = withoutFrame(message);
  const [, flag, got, choices] =
    /^Expected (?:(--\S+)=)?(.*) to be one of: (.*)$/s.exec(told) ?? [];
  if (got !== undefined) {
    return `${flag === undefined ? '' : `${flag}: `}got ${quoted([got])}, expected one of ${choices}`;
  }
  return told.replace(/^Flag (--\S+) expects a value/, '$1: got nothing, expected a value');
}

/** A message without what oclif's parser puts around it: the flag, and a hint at --help. */
export const withoutFrame = (message: string): string =>
  message.replace(/^Parsing --\S+ \n\t/, '').replace(/\n+See more help[^\n]*$/, '');

const quoted = (words: readonly string[]): string =>
  words.map((word) => JSON.stringify(unguarded(word))).join(', ');
