/**
 * Writes plain data as JSON whose keys are sorted, so that equal data has equal texts. Fields that
 * are `undefined` are left out.
 */
export const canonicalJson = (data: unknown): string => JSON.stringify(data, sortedKeys);

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
  return Object.fromEntries(Object.entries(value).sort(byKey));
}
