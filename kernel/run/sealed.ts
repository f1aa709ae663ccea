/** A copy of plain data that nobody can change, to its depth: the scenario of a result is that of its run. */
export function sealed<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  const copy = Array.isArray(data)
    ? data.map(sealed)
    : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, sealed(value)]));
  return Object.freeze(copy) as Data;
}
