import { utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { partialIn, sweep } from '../../../cli/output/partial-files.ts';
import { Folder } from '../command.ts';

/** The number of no process: above the largest of any system. */
const NOBODY = 2 ** 30;

test('what killed processes have left is swept, and nothing else', () => {
  const folder = new Folder();
  const own = basename(partialIn(folder.path));
  const [, host] = own.split('-');
  const named = (machine: string, pid: number): string =>
    `.spigo-${machine}-${pid}-0123456789ab.partial`;
  const stays = [
    own,
    named(host, process.ppid),
    named('00000000', NOBODY),
    'fsm.json.1.partial',
    `.spigo-${host}-x-0123456789ab.partial`,
  ];
  const goes = [named(host, NOBODY), named(host, process.pid), named('11111111', NOBODY)];
  for (const name of [...stays, ...goes]) folder.write(name, '');
  const longAgo = new Date('2001-01-01');
  utimesSync(join(folder.path, named('11111111', NOBODY)), longAgo, longAgo);
  sweep(folder.path);
  expect(folder.list()).toEqual([...stays].sort());
});

test('each partial file has a name of its own', () => {
  expect(partialIn('.')).not.toBe(partialIn('.'));
});
