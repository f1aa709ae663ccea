import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseJson } from '../../kernel/shapes.ts';
import { builtInNames } from '../../models/built-in.ts';
import { packageFolder } from '../package-folder.ts';
import { PARAGRAPHS } from './gallery-texts.ts';

/** A run that the gallery offers. */
export interface Entry {
  /** The path of its page below that of the gallery. */
  readonly path: string;
  readonly title: string;
  /** What to look for. */
  readonly about: string;
  /** What a command line would name to run it. */
  readonly file: string;
  /** Whether it says what its seed is. */
  readonly isSeeded: boolean;
  readonly group: 'Models' | 'Examples' | 'Scenarios of this folder';
}

/** A file that holds a scenario is no larger, and so many are looked at. */
const SIZE_MAX = 1_000_000;
const FILES_MAX = 200;

/** The scenarios that come with spigo, as files of its documents. */
const EXAMPLES = ['raft-cut', 'retry-storm'] as const;

/** What to look for in a run of this name. */
export const paragraphOf = (name: string): string =>
  PARAGRAPHS[name] ??
  'Play it, crash an actor by hand, and see what the others do. Whatever you do goes into the scenario.';

/** The built-in models and the examples. */
export const builtInEntries = (): Entry[] => [
  ...builtInNames.map(
    (name): Entry => ({
      ...{ path: `models/${name}`, title: name, about: paragraphOf(name) },
      ...{ file: name, isSeeded: false, group: 'Models' },
    }),
  ),
  ...EXAMPLES.flatMap((name): Entry[] => {
    const path = fileURLToPath(new URL(`docs/gallery/${name}.json`, packageFolder()));
    const file = relative(process.cwd(), path);
    return existsSync(path)
      ? [
          {
            ...{ path: `examples/${name}`, title: name, about: paragraphOf(name) },
            ...{ file: file.startsWith('.') ? file : `./${file}`, isSeeded: true },
            group: 'Examples',
          },
        ]
      : [];
  }),
];

/** The scenarios of the working folder. */
export function scenariosHere(): Entry[] {
  const names = readdirSync('.')
    .filter((name) => name.endsWith('.json'))
    .sort()
    .slice(0, FILES_MAX);
  return names.flatMap((name): Entry[] => {
    const scenario = scenarioIn(name);
    if (scenario === undefined) return [];
    return [
      {
        ...{ path: `scenarios/${name}`, title: name, about: aboutScenario(scenario) },
        ...{ file: `./${name}`, isSeeded: scenario.seed !== undefined },
        group: 'Scenarios of this folder',
      },
    ];
  });
}

type ScenarioData = Readonly<Record<string, unknown>>;

/** The data of a file that looks like a scenario; `undefined` for any other. */
function scenarioIn(name: string): ScenarioData | undefined {
  try {
    const { size } = statSync(name);
    if (size > SIZE_MAX) return undefined;
    const data: unknown = parseJson(readFileSync(name, 'utf8'), name, 'bad-scenario');
    if (typeof data !== 'object' || data === null) return undefined;
    const scenario = data as ScenarioData;
    const isScenario = scenario.model !== undefined && scenario.fingerprint === undefined;
    return isScenario ? scenario : undefined;
  } catch {
    return undefined;
  }
}

function aboutScenario({ faults, model, operations }: ScenarioData): string {
  const counted = [
    [faults, 'fault'],
    [operations, 'operation'],
  ].flatMap(([list, noun]) => {
    const count = Array.isArray(list) ? list.length : 0;
    return count === 0 ? [] : [`${count} ${String(noun)}${count === 1 ? '' : 's'}`];
  });
  const holds = counted.length === 0 ? 'no faults' : counted.join(' and ');
  const exported = Object(model).export;
  const own = typeof exported === 'string' ? exported : 'an architecture';
  const name = typeof model === 'string' ? model : own;
  return `A scenario of ${name}, with ${holds}. ${paragraphOf(name)}`;
}
