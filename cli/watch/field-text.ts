/** Deeper data, and longer lists, are cut short: a panel has little room. */
const DEPTH_MAX = 4;
const ITEMS_MAX = 20;
const LENGTH_MAX = 400;

/** Writes the value of an actor's field for people. Channels are their names. */
export function fieldText(value: unknown): string {
  const text = written(value, 0);
  return text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX - 1)}…` : text;
}

function written(value: unknown, depth: number): string {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return String(value);
  const named: unknown = Reflect.get(value, 'toJSON');
  // A channel is written as its name.
  if (typeof named === 'function') return String(named.call(value));
  if (depth === DEPTH_MAX) return Array.isArray(value) ? '[…]' : '{…}';
  if (value instanceof Map) {
    const pairs = [...take(value)].map(
      ([key, item]) => `${written(key, depth + 1)} → ${written(item, depth + 1)}`,
    );
    return list(pairs, value.size, '{}');
  }
  if (Array.isArray(value) || value instanceof Set || ArrayBuffer.isView(value)) {
    const items = value as Iterable<unknown>;
    const count = value instanceof Set ? value.size : Number(Reflect.get(value, 'length'));
    return list(
      [...take(items)].map((item) => written(item, depth + 1)),
      count,
      '[]',
    );
  }
  const entries = Object.entries(value);
  const fields = entries
    .slice(0, ITEMS_MAX)
    .map(([key, item]) => `${key}: ${written(item, depth + 1)}`);
  return list(fields, entries.length, '{}');
}

function list(items: readonly string[], count: number, brackets: string): string {
  const more = count > items.length ? [`${count - items.length} more`] : [];
  return `${brackets[0]}${[...items, ...more].join(', ')}${brackets[1]}`;
}

function* take<Item>(items: Iterable<Item>): Generator<Item> {
  let count = 0;
  for (const item of items) {
    if (count === ITEMS_MAX) return;
    count += 1;
    yield item;
  }
}
