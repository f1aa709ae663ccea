import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('the package holds the notice of valibot, of the version that is bundled', () => {
  const { files, dependencies } = JSON.parse(read('package.json'));
  expect(files).toContain('kernel/data/THIRD-PARTY-NOTICES.md');
  const notice = read('kernel/data/THIRD-PARTY-NOTICES.md');
  expect(notice).toContain(`valibot ${dependencies.valibot}`);
  expect(notice).toContain('MIT License');
});
