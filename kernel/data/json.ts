import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { type ErrorCode, SimulationError } from './errors.ts';
import { LEVELS_MAX } from './levels.ts';
import { quote } from './names.ts';

/** What stands right in place of a mistake. */
const EXPECTED: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a key in quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  EndOfFileExpected: 'the end of the file',
  InvalidCommentToken: 'JSON, which has no comments',
  UnexpectedEndOfString: 'a text that ends on its line',
  InvalidCharacter: 'a text without control characters',
};

/**
 * Parses the text of a file as JSON, without its byte order mark. Unlike `JSON.parse`, it says the
 * line and column of a mistake (from 1, in UTF-16 units), and it refuses a key that stands twice in
 * one object, and more than 1010 levels.
 * @throws SimulationError of the `code`, on one line that begins with `place`.
 */
export function parseJson(text: string, place: string, code: ErrorCode): unknown {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const refuse = (what: string): never => {
    throw new SimulationError(code, `${place}: ${what}`);
  };
  if (json.trim() === '') refuse('got an empty file, expected a JSON object');
  visit(json, visitorOf(json, refuse), { disallowComments: true });
  try {
    return JSON.parse(json);
  } catch (error) {
    return refuse(`got no JSON (${(error as Error).message})`);
  }
}

/** Where a token stands. Lines and columns count from 0. */
type Token = [offset: number, length: number, line: number, column: number, ...unknown[]];

const at = ([, , line, column]: Token): string => `line ${line + 1}, column ${column + 1}`;

function visitorOf(json: string, refuse: (what: string) => never): JSONVisitor {
  /** The keys of each object around the present token; a list has none. */
  const levels: Set<string>[] = [];
  const enter = (...token: Token): void => {
    levels.push(new Set());
    if (levels.length <= LEVELS_MAX) return;
    refuse(`${at(token)}: got one more level, expected at most ${LEVELS_MAX}`);
  };
  const leave = (): void => void levels.pop();
  return {
    onObjectBegin: enter,
    onArrayBegin: enter,
    onObjectEnd: leave,
    onArrayEnd: leave,
    onObjectProperty: (key, ...token) => {
      const keys = levels.at(-1);
      if (keys?.has(key)) refuse(`${at(token)}: got the key ${quote(key)} twice, expected it once`);
      keys?.add(key);
    },
    onError: (error, ...token) => refuse(mistake(json, error, token)),
  };
}

function mistake(json: string, error: ParseErrorCode, token: Token): string {
  const [offset, length] = token;
  const name = printParseErrorCode(error);
  const end = json.trimEnd().length;
  if (offset >= end || (name === 'UnexpectedEndOfString' && offset + length >= end)) {
    const line = json.slice(0, end).split('\n').length;
    return `got a file cut short at line ${line}, expected the rest of its JSON`;
  }
  const got = quote(json.slice(offset, offset + length));
  return `${at(token)}: got ${got}, expected ${EXPECTED[name] ?? 'JSON'}`;
}
