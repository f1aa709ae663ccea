import type { Result } from '../../kernel/index.ts';
import type { Versions } from './versions.ts';

/** Writes a result as one JSON object, one field a line. People can read the file, and diff and replay take it. */
export function resultJson(result: Result, versions: Versions, wallMs: number): string {
  const { scenario, outcome, fingerprint, counts, graph, checkpoints, actors, format } = result;
  const { verdicts, measures, histograms } = result;
  const fields = {
    format,
    ...versions,
    scenario,
    outcome,
    fingerprint,
    counts,
    graph,
    ...(verdicts !== undefined && { verdicts }),
    ...(histograms !== undefined && { histograms }),
    ...(measures !== undefined && { measures }),
    wallMs: Math.round(wallMs * 1000) / 1000,
    checkpoints,
    actors,
  };
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
