import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { versions } from '../../cli/output/versions.ts';
import { Folder } from '../cli/command.ts';

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

test('versions are the package’s and Node’s, from the sources and from dist', async () => {
  expect(versions()).toEqual({ spigo: version, node: process.version });
  const { stdout } = await new Folder().run(['-d', '0', '-p', '2', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ spigo: version, node: process.version });
});
