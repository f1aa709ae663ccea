import { isObject } from '../data/shape.ts';
import { TYPE_FIELDS } from '../data/type-word.ts';
import type { SliceEvent } from './slice.ts';

/** The longest label, in UTF-16 units. */
const LENGTH_MAX = 36;

/** Says in a few words what an event is: the type of a message and its first fields, or the timer. */
export function labelOf({ data, from, kind, to }: SliceEvent): string {
  switch (kind) {
    case 'start':
      return 'start';
    case 'broken':
      return clip(`connection to ${from ?? 'nobody'} broken`);
    case 'fault':
      return String((data as { readonly does?: unknown }).does);
    case 'timer':
      return clip(`timer ${written(data)}`);
    case 'message':
      return clip(from === to ? `${written(data)} to itself` : written(data));
  }
}

/** Writes data in a few words. Channels are their names. */
function written(data: unknown): string {
  // What is sent is plain data and channels, which JSON writes as their names.
  const plain: unknown = data === undefined ? undefined : JSON.parse(JSON.stringify(data));
  if (!isObject(plain)) return short(plain);
  const type = TYPE_FIELDS.find((field) => typeof plain[field] === 'string');
  const entries = Object.entries(plain);
  if (type === undefined && entries.length === 1) {
    const [[name, value]] = entries;
    return value === true ? name : `${name} ${short(value)}`;
  }
  const fields = entries
    .filter(([name]) => name !== type)
    .map(([name, value]) => `${name}=${short(value)}`);
  return [...(type === undefined ? [] : [String(plain[type])]), ...fields].join(' ');
}

const short = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function clip(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length > LENGTH_MAX ? `${line.slice(0, LENGTH_MAX - 3)}...` : line;
}
