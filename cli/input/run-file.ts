import type { OpenedToken } from '../../kernel/check/index.ts';
import {
  RESULT_FORMAT,
  SCENARIO_FORMAT,
  SimulationError,
  shown,
  TRACE_FORMAT,
} from '../../kernel/index.ts';
import { checkLevels, isObject, parseJson } from '../../kernel/shapes.ts';
import type { TraceEnd } from '../terminal/difference.ts';
import { InputFile } from './input-file.ts';
import { type ComparedResult, isHash, isOutcome, readResult } from './result-shape.ts';

/** What tells of a run: its scenario alone, its result, its trace, or a token. */
export type RunFile =
  | {
      readonly kind: 'token';
      readonly path: string;
      readonly scenario: unknown;
      readonly token: OpenedToken;
    }
  | { readonly kind: 'scenario'; readonly path: string; readonly scenario: unknown }
  | {
      readonly kind: 'result';
      readonly path: string;
      readonly scenario: unknown;
      readonly result: ComparedResult;
    }
  | {
      readonly kind: 'trace';
      readonly path: string;
      readonly scenario: unknown;
      /** The lines after the header. */
      readonly lines: () => Iterator<string>;
      /** Reads its last line. @throws bad-trace for a trace that was cut short. */
      readonly end: () => TraceEnd;
    };

/**
 * Reads a scenario, a result, a trace or a token from a file. The content decides which it is. A token
 * may also stand in place of the path.
 * @throws unreadable, bad-scenario.
 */
export async function readRunFile(path: string): Promise<RunFile> {
  if (isToken(path)) return tokenFile('token', path);
  const file = new InputFile(path);
  const { value: first = '' } = file.lines().next();
  if (isToken(first)) return tokenFile(path, file.text());
  const header = jsonOf(first);
  if (isObject(header) && header.format === TRACE_FORMAT) {
    checkLevels(header, `${path}: line 1`, 'bad-trace');
    const lines = (): Iterator<string> => {
      const all = file.lines();
      all.next();
      return all;
    };
    const end = (): TraceEnd => readEnd(file.lastLine(), path);
    return { kind: 'trace', path, scenario: header.scenario, lines, end };
  }
  const isOtherTrace =
    isObject(header) &&
    typeof header.format === 'string' &&
    header.format.startsWith('spigo-trace-');
  const data = isOtherTrace ? header : parseJson(file.text(), path, 'bad-scenario');
  if (!isObject(data)) {
    throw notOfARun(path, Array.isArray(data) ? 'a list' : shown(data));
  }
  const { format, token } = data;
  // A file of the corpus.
  if (format === undefined && typeof token === 'string') return tokenFile(path, token);
  if (format === RESULT_FORMAT) {
    return { kind: 'result', path, scenario: data.scenario, result: readResult(data, path) };
  }
  if (format !== undefined && format !== SCENARIO_FORMAT) {
    const formats = [SCENARIO_FORMAT, RESULT_FORMAT, TRACE_FORMAT];
    throw new SimulationError(
      'bad-scenario',
      `${path}: format: got ${shown(format)}, expected one of ${formats.join(', ')}`,
    );
  }
  if (format === undefined && Array.isArray(data.graph)) {
    throw notOfARun(path, 'a graph', '; -r starts a run from ARCH.json');
  }
  if (isArchitecture(data)) {
    throw notOfARun(path, 'an architecture', '; -a FILE runs one');
  }
  return { kind: 'scenario', path, scenario: data };
}

/** Matches the begin of a token, also of the whole line that a report gives for it. */
const TOKEN = /^\s*(?:(?:npx )?spigo replay )?['"]?(?=spigo\d+\.)/;

/** Whether a text is a token, or the line that replays one. */
export const isToken = (text: string): boolean => TOKEN.test(text);

/** So many characters of a file tell whether it may be an architecture. */
const START = 65_536;

/** Whether a file holds an architecture, and neither a scenario nor a result. @throws unreadable. */
export function holdsArchitecture(path: string): boolean {
  if (!path.endsWith('.json')) return false;
  const text = new InputFile(path).text();
  if (!/"services"\s*:/.test(text.slice(0, START))) return false;
  const data = jsonOf(text);
  return isObject(data) && isArchitecture(data);
}

const isArchitecture = ({ format, services }: Readonly<Record<string, unknown>>): boolean =>
  format === undefined && Array.isArray(services);

async function tokenFile(path: string, text: string): Promise<RunFile> {
  const { decodeToken } = await import('../../kernel/check/index.ts');
  const token = decodeToken(text.replace(TOKEN, '').replace(/['"]\s*$/, ''));
  return { kind: 'token', path, scenario: token.scenario, token };
}

const notOfARun = (path: string, got: string, hint = ''): SimulationError =>
  new SimulationError(
    'bad-scenario',
    `${path}: got ${got}, expected a scenario, a result or a trace${hint}`,
  );

function readEnd(line: string | undefined, path: string): TraceEnd {
  const data = jsonOf(line ?? '');
  checkLevels(data, `${path}: last line`, 'bad-trace');
  const end = isObject(data) ? data.end : undefined;
  const { outcome, fingerprint } = isObject(end) ? end : {};
  if (isOutcome(outcome) && isHash(fingerprint)) return { outcome, fingerprint };
  throw new SimulationError(
    'bad-trace',
    `${path}: got a trace that is cut short, expected a last line that says how its run ended`,
  );
}

/** The data of a line; `undefined` if it is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
