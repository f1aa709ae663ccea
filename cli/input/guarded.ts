/** No argument of a command line holds it. */
const GUARD = '\0';

/**
 * A flag's value for oclif's parser, which takes one that begins like a flag (`--seed=-d`) for a flag. What the
 * parser made of it is read by `unguarded`.
 */
export const guarded = (value: string): string => (value.startsWith('-') ? GUARD + value : value);

export const unguarded = (text: string): string => text.replace(GUARD, '');
