import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { builtInNames } from '../../models/built-in.ts';
import { Folder } from '../cli/command.ts';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

/** The words of a command line as bash parts them: an equals sign is a word. The last one is completed. */
const ASK = `source spigo.bash
complete() { local words=("$@"); COMP_WORDS=("\${words[@]}"); COMP_CWORD=$((\${#words[@]} - 1)); _spigo; printf '%s\\n' "\${COMPREPLY[@]}"; }
`;

describe.runIf(has('bash'))('the completion for bash', () => {
  const COMMANDS = [
    'check',
    'completion',
    'diff',
    'explain',
    'models',
    'replay',
    'run',
    'sweep',
    'verify',
    'view',
  ];
  const lines: [line: string, ...words: (readonly string[])[]][] = [
    ['spigo c', ['check', 'completion', 'cyclon', 'cassandra', 'counter.ts']],
    ['spigo ""', [...COMMANDS, ...builtInNames, 'a plan.json', 'counter.ts', 'spigo.bash']],
    ['spigo --ti', ['--ties']],
    ['spigo run --ties ""', ['fifo', 'shuffled']],
    ['spigo --ties =', ['fifo', 'shuffled']],
    ['spigo --ties = sh', ['shuffled']],
    [
      'spigo -a mig',
      ['migration1', 'migration2', 'migration3', 'migration4', 'migration5', 'migration6'],
    ],
    ['spigo --arch = lam', ['lamp']],
    ['spigo check --be', ['--beyond']],
    ['spigo check --ti', []],
    ['spigo check sw', ['swim']],
    ['spigo check --set population=3 plum', ['plumtree']],
    ['spigo check --no', ['--no-corpus']],
    ['spigo replay sw', []],
    ['spigo replay a', ['a plan.json']],
    ['spigo replay --ac', ['--actor']],
    ['spigo completion ""', ['bash', 'zsh', 'fish', 'a plan.json', 'counter.ts', 'spigo.bash']],
    ['spigo --seed ""', []],
    ['spigo sweep me', ['merge']],
    ['spigo sweep --mea', ['--measure']],
    ['spigo sweep merge --a', ['--all']],
    ['spigo sweep merge --mea', []],
  ];

  test('offers commands, flags, the values of flags, models and files', async () => {
    const folder = new Folder({ 'counter.ts': '', 'a plan.json': '' });
    const { stdout } = await folder.run(['completion', 'bash']);
    folder.write('spigo.bash', stdout.replace(/^complete .*\n/m, ''));
    const script = `${ASK}${lines.map(([line]) => `complete ${line}; echo ---`).join('\n')}`;
    const told = spawnSync('bash', ['-c', script], { cwd: folder.path, encoding: 'utf8' });
    expect(told.stderr).toBe('');
    const offered = told.stdout.split('---\n').slice(0, -1);
    for (const [index, [line, words]] of lines.entries()) {
      const got = offered[index].split('\n').filter((word) => word !== '');
      expect(new Set(got), line).toEqual(new Set(words));
      expect(got.length, line).toBe(words.length);
    }
  });
});

test.runIf(has('zsh'))('the completion for zsh is read without a complaint', async () => {
  const { stdout: input } = await new Folder().run(['completion', 'zsh']);
  const { stderr, status } = spawnSync('zsh', ['-n'], { input, encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
});

test.runIf(has('fish'))('the completion for fish offers the same', async () => {
  const folder = new Folder();
  folder.write('spigo.fish', (await folder.run(['completion', 'fish'])).stdout);
  const ask = (line: string): string[] => {
    const script = `source spigo.fish; complete -C '${line}'`;
    const { stdout } = spawnSync('fish', ['-c', script], { cwd: folder.path, encoding: 'utf8' });
    return stdout.split('\n').flatMap((text) => text.split('\t')[0] || []);
  };
  expect(ask('spigo che')).toEqual(['check']);
  expect(ask('spigo run --ties sh')).toEqual(['shuffled']);
  expect(ask('spigo -a lam')).toEqual(['lamp']);
  expect(ask('spigo check --bey')).toEqual(['--beyond']);
  expect(ask('spigo check --ti')).toEqual([]);
  expect(ask('spigo sweep me')).toEqual(['merge']);
  expect(ask('spigo sweep merge --mea')).toEqual([]);
  expect(ask('spigo check plum')).toEqual(['plumtree']);
});

test.each(['bash', 'zsh', 'fish'])(
  'the completion for %s names each command and flag',
  async (shell) => {
    const folder = new Folder();
    const { stdout, code } = await folder.run(['completion', shell]);
    const help = (await folder.run(['--help'])).stdout;
    for (const [, flag] of help.matchAll(/^ {2}(?:-\w, | {2,})--(?:\[no-\])?([\w-]+)/gm)) {
      expect(stdout, flag).toMatch(shell === 'fish' ? `-l ${flag} ` : `--${flag}`);
    }
    for (const [, command] of help.matchAll(/^ {2}([a-z]+) {2,}[A-Z]/gm))
      expect(stdout).toContain(command);
    expect(code).toBe(0);
  },
);

test('a shell that is not known is refused', async () => {
  const { stdout, stderr, code } = await new Folder().run(['completion', 'tcsh']);
  expect(stderr).toBe('spigo: got "tcsh", expected one of bash, zsh, fish\n');
  expect([stdout, code]).toEqual(['', 2]);
});
