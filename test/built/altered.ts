import { readFileSync } from 'node:fs';
import { resultJson } from '../../cli/output/result-json.ts';
import { versions } from '../../cli/output/versions.ts';
import { seconds, simulate } from '../../kernel/index.ts';
import { fsm } from '../../models/fsm/fsm.ts';
import { Folder, fixture } from '../cli/command.ts';

/** The part of a result that tests alter. */
interface ResultFile {
  scenario: { laws: number; strict?: boolean; limits: { events: number } };
  fingerprint: string;
  counts: { delivered?: number; dropped: { gone: number } };
  graph: { nodes: number; edges: number };
  checkpoints: { events: number; fingerprint: string }[];
  actors: { groups: [name: string, hash: string][] };
}

/** A folder with a result of 20 pirates, `a.json`, and a trace of three, `a.trace`. */
export function recorded(): Folder {
  const result = simulate(fsm, { seed: '4', options: { population: 20, duration: seconds(10) } });
  return new Folder({
    'a.json': resultJson(result, versions(), 1),
    'a.trace': readFileSync(fixture('traces/three-pirates.trace'), 'utf8'),
  });
}

/** Writes another result beside, in which something differs. */
export function alterResult(
  folder: Folder,
  name: string,
  alter: (result: ResultFile) => void,
): void {
  const result: ResultFile = JSON.parse(folder.read('a.json'));
  alter(result);
  folder.write(name, JSON.stringify(result));
}

/** Writes another trace `b.trace` beside, in which the instant of an event differs. */
export function alterTrace(folder: Folder, event: number): void {
  const lines = folder.read('a.trace').split('\n');
  lines[event] = lines[event].replace(/"at":\d+/, '"at":1');
  folder.write('b.trace', lines.join('\n'));
}

/** A hash that nothing has. */
export const WRONG = '0123456789abcdef';
