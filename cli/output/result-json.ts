import type { Result } from '../../kernel/index.ts';
import type { Versions } from './versions.ts';

/** A result as one object of JSON, a field a line: a file to read, to diff and to replay. */
export function resultJson(result: Result, versions: Versions, wallMs: number): string {
  const { scenario, outcome, fingerprint, counts, graph, checkpoints, actors, format } = result;
  const fields = {
    format,
    ...versions,
    scenario,
    outcome,
    fingerprint,
    counts,
    graph,
    wallMs: Math.round(wallMs * 1000) / 1000,
    checkpoints,
    actors,
  };
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
