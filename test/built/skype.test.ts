import { expect, test } from 'vitest';
import { Folder } from '../cli/command.ts';

test('the command runs the network, stops it, writes its graph and starts from it again', async () => {
  const folder = new Folder();
  const skype = '-a skype -p 200 --seed 42'.split(' ');
  const first = await folder.run([...skype, '-d', '60', '--set', 'connections=400', '-g', '-j']);
  expect(first.code).toBe(0);
  expect(first.stderr).toMatch(
    /^#1 \[0s\] skype: population 200 nodes\n#1 \[0s\] skype: Chat for 1m\n#\d+ \[[\d.]+s\] skype: Shutdown after 400 connections\nspigo: wrote skype.graphml, .*\nspigo: wrote skype.json, .*\nspigo: skype complete\n$/,
  );
  expect(folder.list()).toEqual(['skype.graphml', 'skype.json']);
  const edges = Number(/200 nodes, (\d+) edges/.exec(first.stdout)?.[1]);
  const again = await folder.run([...skype, '-d', '0', '-r']);
  expect(again.stdout).toContain(`graph        200 nodes, ${edges} edges\n`);
  expect(again.stderr.match(/Link Node\d+ > Node\d+/g)?.length).toBe(edges);
});
