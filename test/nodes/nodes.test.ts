import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { COMMAND } from '../cli/command.ts';

/** The oldest Node that is supported, and the newest of each line that is. */
const VERSIONS = ['20.19.0', '20.20.2', '22.23.5', '24.22.3', '26.12.1'] as const;

/** The package that has the program of a Node for this platform. */
const PACKAGE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const PROGRAM = process.platform === 'win32' ? 'node.exe' : 'node';

const EXAMPLES = ['raft.ts', 'ledger.ts'];
const RUNS: readonly (readonly string[])[] = [
  ['run', 'fsm', '--seed', '42'],
  ['run', 'netflixoss', '--seed', '1', '-d', '2s'],
  ['run', 'swim', '--seed', '1', '-d', '20s'],
  ['run', 'raft.ts', '--seed', '3', '-d', '8s'],
];
const CHECK = ['check', 'ledger.ts', '--seed', '1', '--runs', '200'];

const root = mkdtempSync(join(tmpdir(), 'spigo-nodes-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Installs a Node, and returns its program; `undefined` if it cannot be fetched, and says so. */
function fetched(version: string): string | undefined {
  const prefix = join(root, version);
  const words = ['install', '--prefix', prefix, '--no-save', `${PACKAGE}@${version}`];
  const npm = spawnSync('npm', words, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (npm.status === 0) return join(prefix, 'node_modules', PACKAGE, 'bin', PROGRAM);
  process.stderr.write(`not tried: Node ${version}, which npm does not fetch:\n${npm.stderr}\n`);
  return undefined;
}

const nodes = VERSIONS.map((version) => ({ version, node: fetched(version) }));

/**
 * What a Node makes of the runs and of the check, in a folder of its own: the fingerprints or what was
 * told instead, the exit code of the check, the line that tells of the failure, and its token.
 */
function madeBy(node: string): { fingerprints: string[]; failure: unknown[] } {
  const cwd = mkdtempSync(join(root, 'user-'));
  for (const name of EXAMPLES) {
    copyFileSync(new URL(`../../docs/examples/${name}`, import.meta.url), join(cwd, name));
  }
  const spigo = (words: readonly string[]) =>
    spawnSync(node, [COMMAND, ...words], { cwd, encoding: 'utf8' });
  const fingerprints = RUNS.map((words): string => {
    const { stdout, stderr, status } = spigo([...words, '--json']);
    return status === 0 ? JSON.parse(stdout).fingerprint : stderr;
  });
  const { stdout, status } = spigo(CHECK);
  const [line] = stdout.split('\n');
  return { fingerprints, failure: [status, line, /spigo1\.[\w-]+/.exec(stdout)?.[0]] };
}

const own = madeBy(process.execPath);

test('some Node is fetched, and the runs are made', () => {
  expect(nodes.some(({ node }) => node !== undefined)).toBe(true);
  expect(own.fingerprints.filter((text) => !/^[0-9a-f]{16}$/.test(text))).toEqual([]);
  expect(own.failure).toEqual([1, expect.stringMatching(/^ledger fails/), expect.any(String)]);
});

test.for(nodes)(
  'Node $version makes the same runs, and its check fails alike',
  ({ version, node }, { skip }) => {
    if (process.env.CI !== undefined) expect(node, 'in CI all are fetched').toBeDefined();
    if (node === undefined) return skip('npm does not fetch it');
    const told = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
    expect(told).toBe(`v${version}`);
    expect(madeBy(node)).toEqual(own);
  },
);
