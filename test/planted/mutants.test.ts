import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { EFFORT } from './effort.ts';
import { mutantsOf } from './mutants.ts';

const TRY = fileURLToPath(new URL('try-mutants.ts', import.meta.url));

/** Mutants that do the same as the protocol, and why. */
const EQUIVALENT: readonly (readonly [change: string, why: string])[] = [
  [
    "if (message.version > own) self.disk.set('version', message.version); -> if (message.version >= own) self.disk.set('version', message.version);",
    'It writes the version that is there.',
  ],
  [
    "} else if (type === 'Stored') { -> } else if (true) {",
    'No other type is left: Written and Value go to clients.',
  ],
  [
    'private answered(id: number, phase: string, { name }: Channel, self: Own, version = 0): void { -> private answered(id: number, phase: string, { name }: Channel, self: Own, version = 1): void {',
    'The default counts only while a version is stored, which is 1 or more.',
  ],
  [
    'return Math.floor(count / 2) + (this.bug ? 0 : 1); -> return Math.floor(count / 2) + (this.bug ? 1 : 1);',
    'The correct protocol does not take this branch.',
  ],
  [
    'if (request === undefined) return; -> if (false) return;',
    'Nobody asks for a request that is not open: its timer is cancelled as it ends.',
  ],
  [
    'if (answered.has(peer.name)) continue; -> if (false) continue;',
    'A peer that has answered answers again, and counts once.',
  ],
];

test('a mutant changes one comparison, constant or condition in one place', () => {
  const text = ['class A {', '  // 1 > 0', '  b = c > 1 ? [d + e] : 10;', '}', 'export const'];
  const changed = mutantsOf(text.join('\n'), /^class/, /^export/).map(({ name }) => name);
  expect(changed.map((name) => name.replace(/.* -> /, ''))).toEqual([
    'b = c >= 1 ? [d + e] : 10;',
    'b = c < 1 ? [d + e] : 10;',
    'b = c > !1 ? [d + e] : 10;',
    'b = c > 1 ? [d - e] : 10;',
    'b = c > 0 ? [d + e] : 10;',
    'b = c > 2 ? [d + e] : 10;',
  ]);
});

test('the mutants of the protocol of quorums are caught, but for the equivalent ones', {
  tags: ['planted'],
}, () => {
  const line = ['--import', 'tsx', TRY, String(EFFORT.mutantStep)];
  const output = execFileSync(process.execPath, line, { encoding: 'utf8' });
  const { tried, missed } = JSON.parse(output) as Record<'tried' | 'missed', string[]>;
  const changes = missed.map((name) => name.replace(/^\d+: /, ''));
  const equivalent = EQUIVALENT.map(([change]) => change);
  if (!EFFORT.isLong) return expect(equivalent).toEqual(expect.arrayContaining(changes));
  expect(changes.sort()).toEqual([...equivalent].sort());
  expect(tried.length - missed.length).toBeGreaterThanOrEqual(30);
});
