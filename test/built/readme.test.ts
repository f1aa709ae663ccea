import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND } from '../cli/command.ts';
import { runInProcess } from '../cli/in-process.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(resolve(root, 'README.md'), 'utf8');
// Inside the package, so that `spigo` in an example means this one, as built.
const folder = resolve(root, 'test/.readme');

/** The README's blocks of one language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code]) => code,
  );

/** Whether a block of JSON is a scenario; else it is an architecture. */
const isScenario = (data: string): boolean => Object.hasOwn(JSON.parse(data), 'model');

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const code of blocks('ts')) {
    const [, name] = /^\/\/ (\S+)\n/.exec(code) ?? [];
    writeFileSync(resolve(folder, name), code);
  }
  for (const [index, data] of blocks('json').entries()) {
    writeFileSync(resolve(folder, isScenario(data) ? `data${index}.json` : 'my_arch.json'), data);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README', () => {
  test('has examples that compile in strict TypeScript, and run', () => {
    const compiler = resolve(root, 'node_modules/typescript/bin/tsc');
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      module: 'nodenext',
      target: 'es2022',
      types: ['node'],
      outDir: 'out',
    };
    const files = ['detector.ts', 'detector.test.ts', 'judged.ts', 'program.ts'];
    writeFileSync(resolve(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    execFileSync(process.execPath, [compiler, '-p', '.'], { cwd: folder });
    const output = execFileSync(process.execPath, ['out/program.js'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const lines = output.trim().split('\n');
    expect(lines[0]).toMatch(/^time-limit \d+ [0-9a-f]{16}$/);
    expect(lines.at(-1)).toBe('true');
    const checked = spawnSync(process.execPath, ['out/detector.test.js'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(checked.status).toBe(1);
    expect(checked.stdout).toMatch(/member\d holds member\d dead/);
  });

  test('has scenarios that run', async () => {
    const isScenarios = blocks('json').map(isScenario);
    expect(isScenarios.filter((one) => one).length).toBe(3);
    for (const [index, one] of isScenarios.entries()) {
      if (!one) continue;
      const { code, stderr } = await spigo(['run', `data${index}.json`, '--until', '5s']);
      expect(code, stderr).toBe(0);
    }
  });

  test('has command lines that run as they stand', async () => {
    const lines = blocks('sh')
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('npx spigo'));
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const [command, file] = line.replace(/^npx spigo ?/, '').split(' > ');
      const words = command.split(' ').filter((word) => word !== '');
      const { code, stdout, stderr } = await spigo(words);
      expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({
        line,
        code: 0,
        stderr: '',
      });
      if (file !== undefined) writeFileSync(resolve(folder, file), stdout);
    }
  });

  test('shows the fingerprint that its first run has', async () => {
    const { stdout } = await spigo(['-d', '10', '-p', '100', '--seed', '42']);
    const [fingerprint] = /fingerprint {2}[0-9a-f]{16}/.exec(stdout) ?? [];
    expect(readme).toContain(fingerprint);
  });
});

const spigo = (args: readonly string[]) => runInProcess(COMMAND, args, { cwd: folder, env: {} });
