import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  openSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OutputFile } from '../../../cli/output/output-file.ts';
import { SimulationError } from '../../../kernel/index.ts';
import { Folder } from '../command.ts';

const open = (folder: Folder, name: string): OutputFile =>
  new OutputFile(join(folder.path, name), '--trace');

test('a file has its name only when it is whole', () => {
  const folder = new Folder();
  const file = open(folder, 'a');
  file.write('one\n');
  file.write('');
  expect(folder.list()).toEqual([expect.stringMatching(/^\.spigo-.*\.partial$/)]);
  file.write('two\n');
  file.commit();
  expect(folder.list()).toEqual(['a']);
  expect(folder.read('a')).toBe('one\ntwo\n');
});

test('a file that is given up leaves nothing, and the one that was there before stays', () => {
  const folder = new Folder({ a: 'before' });
  const file = open(folder, 'a');
  file.write('after');
  file.abandon();
  file.abandon();
  expect(folder.list()).toEqual(['a']);
  expect(folder.read('a')).toBe('before');
});

test('a whole file is not given up any more', () => {
  const folder = new Folder();
  const file = open(folder, 'a');
  file.commit();
  file.abandon();
  file.commit();
  expect(folder.list()).toEqual(['a']);
});

test('a file replaces one of its name, and takes over its rights', () => {
  const folder = new Folder({ a: 'before' });
  chmodSync(join(folder.path, 'a'), 0o600);
  const file = open(folder, 'a');
  file.write('after');
  file.commit();
  expect(folder.read('a')).toBe('after');
  expect(statSync(join(folder.path, 'a')).mode & 0o777).toBe(0o600);
});

test('behind a link, the file is replaced and not the link', () => {
  const folder = new Folder({ 'there/a': 'before' });
  symlinkSync(join('there', 'a'), join(folder.path, 'link'));
  const file = open(folder, 'link');
  file.write('after');
  file.commit();
  expect(folder.read('there/a')).toBe('after');
  expect(folder.list()).toEqual(['link', 'there']);
});

test('what cannot be written is refused before anything is written', () => {
  const folder = new Folder({ 'there/a': '' });
  const refused = (name: string, got: string): void => {
    expect(() => open(folder, name)).toThrow(SimulationError);
    expect(() => open(folder, name)).toThrow(got);
  };
  refused('there', 'got a directory');
  refused('missing/a', 'ENOENT');
  refused('there/a/b', 'ENOTDIR');
  expect(folder.list()).toEqual(['there']);
  for (const name of ['', '-']) {
    expect(() => new OutputFile(name, '--trace')).toThrow('expected the name of a file');
  }
});

test('a link that leads nowhere yet leads to the file afterwards', () => {
  const folder = new Folder({ 'there/b': '' });
  symlinkSync(join('there', 'a'), join(folder.path, 'second'));
  symlinkSync('second', join(folder.path, 'first'));
  const file = open(folder, 'first');
  file.write('text');
  file.commit();
  expect(folder.read('there/a')).toBe('text');
  expect(folder.list()).toEqual(['first', 'second', 'there']);
  symlinkSync('circle', join(folder.path, 'circle'));
  expect(() => open(folder, 'circle')).toThrow('ELOOP');
});

test('a name may be as long as the system allows', () => {
  const folder = new Folder();
  const name = 'x'.repeat(255);
  const file = open(folder, name);
  file.commit();
  expect(folder.list()).toEqual([name]);
  expect(() => open(folder, `${name}x`)).toThrow('ENAMETOOLONG');
});

test('a file is where it was meant, whatever the working folder is later', () => {
  const folder = new Folder({ 'there/b': '' });
  const before = process.cwd();
  process.chdir(folder.path);
  onTestFinished(() => process.chdir(before));
  const files = [new OutputFile('a', '--trace'), new OutputFile('given-up', '--spans')];
  process.chdir('there');
  files[0].commit();
  files[1].abandon();
  expect(folder.list()).toEqual(['a', 'there']);
});

test('a file tells its size once it is whole', () => {
  const folder = new Folder();
  const file = open(folder, 'a');
  file.write('é\n');
  expect(file.size).toBeUndefined();
  file.commit();
  expect(file.size).toBe(3);
});

test('two files cannot be written under one name at once', () => {
  const folder = new Folder();
  const file = open(folder, 'a');
  expect(() => open(folder, 'a')).toThrow('being written already');
  expect(() => open(folder, './there/../a')).toThrow('being written already');
  file.commit();
  expect(folder.list()).toEqual(['a']);
});

test('a pipe or a device is written directly', () => {
  const file = new OutputFile('/dev/null', '--trace');
  file.write('text');
  file.commit();
});

test.runIf(process.platform === 'linux')('a pipe must have a reader', async () => {
  const folder = new Folder();
  const path = join(folder.path, 'pipe');
  execFileSync('mkfifo', [path]);
  expect(() => open(folder, 'pipe')).toThrow('got a pipe that nobody reads, expected one');
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const file = open(folder, 'pipe');
  file.write('text');
  file.commit();
  expect(readFileSync(reader, 'utf8')).toBe('text');
  closeSync(reader);
  expect(folder.list()).toEqual(['pipe']);
});

test.runIf(process.platform === 'linux')('a full disk is one clear error', () => {
  const file = new OutputFile('/dev/full', '--trace');
  expect(() => file.write('text')).toThrow('a write that failed (ENOSPC)');
  file.abandon();
});
