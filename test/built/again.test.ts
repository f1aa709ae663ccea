import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Folder, fixture, inPairs, told } from '../cli/command.ts';

const PING = readFileSync(fixture('models/ping.ts'), 'utf8');

interface Case {
  readonly line: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Words that the line made of it must hold. */
  readonly words?: readonly string[];
}

const CASES: Case[] = [
  // Without a seed, one is drawn: the line must name it.
  { line: '-d 3 -p 20' },
  {
    line: [
      '-p 20 --set promises=0.5 --set logger=true --ties shuffled',
      '--until 4s --events 300 --pending 999 --seed ""',
    ].join(' '),
    words: ['--set promises=0.5 --set logger=true', '--until 4s', '--events 300', "--seed ''"],
  },
  {
    line: "'a plan.json' --seed -1 -p 4",
    files: { 'a plan.json': readFileSync(fixture('scenarios/promises.json'), 'utf8') },
    words: ["'a plan.json'", '-p 4', '--seed -1'],
  },
  {
    line: `"an actor's.ts" --export two --set who="o'hara" -d 1 --seed '"$HOME" \\ ☠'`,
    files: { "an actor's.ts": `${PING}\nexport { ping as two };` },
    words: [`'an actor'\\''s.ts' --export two`, `'who=o'\\''hara'`, `'"$HOME" \\ ☠'`],
  },
  { line: '-d 1 -p 9 --strict', words: ['-p 9 -d 1s --strict --seed'] },
  { line: `${fixture('models/party.ts')} --no-strict`, words: [' --no-strict --seed'] },
  { line: '-d 1 -p 9 --seed=-d', words: ['--seed=-d'] },
  { line: '-d 1 -p 9 --seed=--json=', words: ['--seed=--json='] },
  {
    line: '-r -d 3',
    files: {
      'fsm.json': JSON.stringify({
        arch: 'fsm',
        version: 'spigo-0.3',
        graph: ['ann', 'ben', 'eve'].map((node) => ({ node, service: 'pirate' })),
      }),
    },
    words: ['-r', '-d 3s'],
  },
];

test('every run ends with the line that makes it again', () =>
  inPairs(CASES, async ({ line, files = {}, words = [] }) => {
    const folder = new Folder(files);
    const first = await folder.runLine(`spigo ${line}`);
    const again = told(first.stdout, 'again');
    for (const word of words) expect(again).toContain(word);
    const second = await folder.runLine(again);
    expect(second.stderr).not.toMatch(/^spigo: got/m);
    const whole = (stdout: string): string[] =>
      stdout.split('\n').filter((text) => !/^(time|events) /.test(text));
    expect(whole(second.stdout)).toEqual(whole(first.stdout));
    expect(told(second.stdout, 'fingerprint')).toMatch(/^[0-9a-f]{16}$/);
  }));
