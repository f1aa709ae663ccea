/** A character that no argument of a command line can hold. */
const GUARD = '\0';

/**
 * Guards a flag's value from oclif's parser, which takes a value that begins like a flag (`--seed=-d`) for a flag.
 * `unguarded` reads the value behind the parser.
 */
export const guarded = (value: string): string => (value.startsWith('-') ? GUARD + value : value);

/** The value that `guarded` was given. */
export const unguarded = (text: string): string => text.replace(GUARD, '');
