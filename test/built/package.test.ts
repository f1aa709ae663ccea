import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { portableMath } from '../../kernel/actors/guards/portable-math.ts';
import type * as Spigo from '../../models/spigo.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const scripts = readdirSync(new URL('dist', ROOT), { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.js') && !path.startsWith('cli/page/browser'),
);

/** What the scripts import that is neither theirs nor Node's. */
const packages = new Set(
  scripts.flatMap((path) =>
    [...read(`dist/${path}`).matchAll(/^(?:import|\} from|export) [^'"]*["']([^'"]+)["'];$/gm)]
      .concat([...read(`dist/${path}`).matchAll(/\b(?:import|require)\(["']([^'"]+)["']\)/g)])
      .map(([, name]) => name)
      .filter((name) => !name.startsWith('.') && !isBuiltin(name)),
  ),
);

describe('the package', () => {
  const { dependencies, devDependencies, exports } = JSON.parse(read('package.json'));

  test('needs those packages alone that it depends on', () => {
    expect(scripts.length).toBeGreaterThan(10);
    expect([...packages].sort()).toEqual(Object.keys(dependencies));
  });

  test('has types of its doors that need none but its own, and those of packages that it depends on', () => {
    const seen = new Set<string>();
    const strangers: string[] = [];
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      for (const [, name] of read(path).matchAll(/(?:\bfrom|\bimport\()\s*['"]([^'"]+)['"]/g)) {
        const target = posix.join(posix.dirname(path), name).replace(/\.ts$/, '.d.ts');
        if (name.startsWith('.')) visit(target);
        else if (!Object.hasOwn(dependencies, name)) strangers.push(`${name} in ${path}`);
      }
    };
    const doors = Object.values<string | { types: string }>(exports).flatMap((door) =>
      typeof door === 'string' ? [] : [posix.normalize(door.types)],
    );
    doors.forEach(visit);
    expect(strangers).toEqual([]);
    expect([doors.length, seen.size > 50]).toEqual([6, true]);
  });

  test('holds a notice of each package whose code it contains, with version and licence', () => {
    const notices = read('dist/THIRD-PARTY-NOTICES.md');
    const names = ['@oclif/core', 'fastpriorityqueue', 'seedrandom', 'valibot', 'd3-force'];
    const stdlib = Object.keys(devDependencies).filter((name) => name.startsWith('@stdlib/'));
    expect(stdlib).toHaveLength(Object.keys(portableMath).length);
    for (const name of [...names, ...stdlib]) {
      expect(notices).toContain(`${name} ${devDependencies[name]}`);
    }
    const texts = notices.split('\n```text\n').slice(1);
    expect(texts.length).toBe(notices.match(/^Licence: \S/gm)?.length);
  });

  test('computes with the functions of stdlib', async () => {
    const { defineModel, simulate }: typeof Spigo = await import(
      new URL('dist/models/spigo.js', ROOT).href
    );
    const seen: [string, number][] = [];
    const model = defineModel({
      name: 'reckoner',
      actors(setup) {
        setup.spawn('a', () => ({
          start() {
            for (const name of Object.keys(portableMath)) seen.push([name, of(Math, name)]);
          },
        }));
      },
    });
    simulate(model, { seed: 1 });
    expect(seen).toEqual(Object.keys(portableMath).map((name) => [name, of(portableMath, name)]));
  });
});

/** A function of this name at an argument at which functions differ from machine to machine. */
function of(functions: object, name: string): number {
  const one: unknown = Reflect.get(functions, name);
  if (typeof one !== 'function') throw new Error(`no function ${name}`);
  return one(name.startsWith('acosh') ? 1.7 : 0.7, 0.3);
}
