/** Returns a deeply frozen copy of plain data, so that the scenario in a result stays the one that ran. */
export function sealed<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  const copy = Array.isArray(data)
    ? data.map(sealed)
    : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, sealed(value)]));
  return Object.freeze(copy) as Data;
}
