import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const { exports }: { exports: Record<string, { types?: string }> } = JSON.parse(
  read('package.json'),
);

/** The names that a declaration file exports, with those of the files that it exports whole. */
function namesOf(path: string): string[] {
  const text = read(path);
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list]) =>
    list.split(',').map((entry) => entry.trim().split(' ').at(-1) ?? ''),
  );
  const declared = [...text.matchAll(/^export (?:declare )?(?:abstract )?\w+ (\w+)/gm)];
  const whole = [...text.matchAll(/^export \* from '(.+)\.ts'/gm)].flatMap(([, other]) =>
    namesOf(posix.join(posix.dirname(path), `${other}.d.ts`)),
  );
  return [...lists, ...declared.map(([, name]) => name), ...whole].filter((name) => name !== '');
}

const doors = Object.entries(exports).flatMap(([door, { types }]) =>
  types === undefined ? [] : [{ door: posix.join('spigo', door), types }],
);
const fileOf = (door: string): string => `${door.replace('/', '-')}.md`;

test.each(doors)(
  'the reference of $door has each of its exports, and no other',
  ({ door, types }) => {
    const page = read(`docs/reference/${fileOf(door)}`);
    const described = [...page.matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    // `npm run reference` writes the pages again, and `npm run reference -- --check` compares them whole.
    expect(described.sort()).toEqual([...new Set(namesOf(types))].sort());
  },
);

test('each door has a page', () => {
  expect(readdirSync(new URL('docs/reference', ROOT)).sort()).toEqual(
    doors.map(({ door }) => fileOf(door)).sort(),
  );
});
