/** The fields by which protocols tell their messages apart, the most usual first. */
export const TYPE_FIELDS = ['type', 'kind', 'imposition', 'op', 'name'];

/** The longest word, in UTF-16 units. */
const LENGTH_MAX = 24;

/**
 * Says in a word what kind of message or timer some data is: its text, the text in its field for
 * types, or the name of its first field.
 */
export function typeWord(data: unknown): string {
  if (typeof data === 'string') return clip(data);
  if (typeof data !== 'object' || data === null) return String(data);
  if (Array.isArray(data)) return 'list';
  const fields = data as Readonly<Record<string, unknown>>;
  for (const field of TYPE_FIELDS) {
    const word = fields[field];
    // A channel has a name, too.
    if (typeof word === 'string') return clip(word);
  }
  const [first] = Object.keys(fields);
  return clip(first ?? 'empty');
}

const clip = (text: string): string =>
  text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX - 1)}…` : text;
