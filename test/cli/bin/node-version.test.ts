import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusalOf } from '../../../cli/bin/node-version.ts';

test('a version of Node is refused if it is older than the oldest that the package names', () => {
  const { engines } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  expect(engines).toEqual({ node: '>=20.19.0' });
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '100.1.0', process.versions.node]) {
    expect(refusalOf(version), version).toBeUndefined();
  }
  for (const version of ['18.19.1', '20.18.3', '0.12.0', '']) {
    expect(refusalOf(version), version).toBe(`spigo: needs Node 20.19 or later, got ${version}`);
  }
});
