/** The oldest Node that spigo runs on. */
const OLDEST = [20, 19] as const;

/** Says that a version of Node, such as `18.19.1`, is too old; `undefined` if it is not. */
export function refusalOf(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return isOld ? `spigo: needs Node ${OLDEST.join('.')} or later, got ${version}` : undefined;
}
