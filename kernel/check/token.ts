import * as v from 'valibot';
import { decodeBase64Url, encodeBase64Url } from '../data/base64-url.ts';
import { canonicalJson } from '../data/canonical-json.ts';
import { compressed, decompressed } from '../data/compression.ts';
import { SimulationError } from '../data/errors.ts';
import { parseJson } from '../data/json.ts';
import { anyObject, isObject, list, object, readShape, text, whole, word } from '../data/shape.ts';
import { shown } from '../data/shown.ts';
import { readScenario, type Scenario, type ScenarioInput } from '../run/scenario.ts';

const PREFIX = 'spigo1.';
const FORMAT = 'spigo-token-1';

/** The most bytes of a token's JSON. */
const SIZE_MAX = 1_000_000;

/** The most characters of a token. JSON of `SIZE_MAX` bytes that cannot be compressed has fewer. */
const LENGTH_MAX = 1_400_000;

/** The number of an event, and the first digits of a run's fingerprint after it. */
export type Mark = readonly [event: number, digits: string];

/** All that it takes to run a scenario again and to compare what it shows. */
export interface Token {
  /** The version of spigo that made it. */
  readonly spigo: string;
  /**
   * A complete scenario. Its laws say which version of them it was made under. A user's model is
   * `{ module, export }`, with the path of the module below the working folder.
   */
  readonly scenario: Scenario;
  /** The fingerprint of the run. Under other laws it may be another. */
  readonly fingerprint: string;
  /** The signature of the failure, if the run failed. */
  readonly signature?: string;
  /**
   * Numbers of some events of the run, with the first digits of its fingerprint after each. They tell
   * where another run leaves this one.
   */
  readonly marks?: readonly Mark[];
  /** A hash of the user's module, so that a replay can say that the module has changed. */
  readonly moduleHash?: string;
}

/**
 * What a token holds. A stranger may have written it, so that its scenario need not be complete:
 * `completeScenario` checks it with its model.
 */
export type OpenedToken = Omit<Token, 'scenario'> & { readonly scenario: ScenarioInput };

const tokenShape = object(
  {
    format: word([FORMAT]),
    spigo: text(),
    scenario: anyObject('a scenario, which is an object'),
    fingerprint: text(),
    signature: v.optional(text()),
    marks: v.optional(list(v.strictTuple([whole(1), text()]), 'a list of marks')),
    moduleHash: v.optional(text()),
  },
  'an object with format, spigo, scenario, fingerprint',
);

/**
 * Writes a token on one line, for a command line or the text of an issue. Equal data has equal JSON,
 * but a later version of spigo may compress it otherwise: compare what is in two tokens, and not
 * their texts.
 * @throws bad-scenario for more than 1 MB of JSON, and for a module that is not below the working
 * folder.
 */
export function encodeToken({
  spigo,
  scenario,
  fingerprint,
  signature,
  marks,
  moduleHash,
}: Token): string {
  const data = { format: FORMAT, spigo, scenario, fingerprint, signature, marks, moduleHash };
  checkModule(scenario);
  const bytes = compressed(canonicalJson(data));
  const token = PREFIX + encodeBase64Url(bytes);
  // It is read once, so that nobody is given a token that does not open.
  decodeToken(token);
  return token;
}

/**
 * Reads a token. Spaces and line breaks in it are ignored, since texts of issues may be wrapped.
 * @throws bad-scenario for a text that is no token, for a damaged or too large one, and for a module
 * that is not below the working folder.
 */
export function decodeToken(wrapped: string): OpenedToken {
  const line = wrapped.length > LENGTH_MAX ? wrapped : wrapped.replace(/\s+/g, '');
  if (!line.startsWith(PREFIX)) {
    const [other] = /^spigo\d+\./.exec(line) ?? [];
    const got = other === undefined ? shown(line) : `a token of another format, ${other}`;
    throw refused(got, `a text that begins with ${PREFIX}`);
  }
  if (line.length > LENGTH_MAX) {
    throw refused(`${line.length} characters`, `at most ${LENGTH_MAX}`);
  }
  const bytes = decodeBase64Url(line.slice(PREFIX.length));
  if (bytes === undefined) throw refused('damaged or incomplete data', 'a whole token');
  const json = inflated(bytes);
  const data = readShape(
    tokenShape,
    parseJson(json, 'token', 'bad-scenario'),
    'token',
    'bad-scenario',
  );
  const { format: _, ...token } = data;
  const scenario = readScenario(token.scenario, 'token: scenario');
  checkModule(scenario);
  return { ...token, scenario } as OpenedToken;
}

function inflated(bytes: Uint8Array): string {
  try {
    return decompressed(bytes, SIZE_MAX);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused(error.message, `a whole token of at most ${SIZE_MAX} bytes`);
  }
}

const refused = (got: string, expected: string): Error =>
  new SimulationError('bad-scenario', `token: got ${got}, expected ${expected}`);

/** Refuses a module that a token from a stranger must not name: replaying it would run that module. */
function checkModule({ model }: ScenarioInput): void {
  if (!isObject(model) || model.module === undefined) return;
  if (typeof model.module === 'string' && isBelow(model.module)) return;
  const expected = 'a path below the working folder, such as ./mine.ts';
  throw new SimulationError(
    'bad-scenario',
    `token: scenario: model: module: got ${shown(model.module)}, expected ${expected}`,
  );
}

/** Whether a path leads to a file below the working folder. It has slashes only. */
const isBelow = (path: string): boolean =>
  path !== '' &&
  !/^[/~]|^[a-z][a-z0-9+.-]*:|[\\\p{Cc}%?#]/iu.test(path) &&
  !path.split('/').includes('..');
