import {
  type ParsedTokenInfo,
  Tokenizer,
  TokenizerError,
  TokenParser,
  TokenParserError,
  TokenType,
} from '@streamparser/json';
import { SimulationError } from '../../data/errors.ts';
import { quote } from '../../data/names.ts';

// They are read once, since each `TokenType.X` becomes a call under a loader that makes CommonJS.
const { LEFT_BRACE, RIGHT_BRACE, LEFT_BRACKET, RIGHT_BRACKET } = TokenType;

/** No graph file is so deep. The parser's time is quadratic in the depth. */
const DEPTH_MAX = 64;

/** Hears the parts of a document while it is read. */
export interface JsonListener {
  /** Called for each token. `depth` is the number of objects and arrays around it. */
  token(token: TokenType, value: unknown, depth: number): void;
  /** Called for each value at one of the paths, before the token that completes it. */
  value(value: unknown): void;
}

/**
 * Reads one JSON document from pieces of text, which may be split anywhere. It holds only one value
 * of `paths`, such as `$.graph.*`, at a time. It skips a byte order mark at the start.
 * @throws bad-graph, with line and column, for text that is not JSON, is cut short or goes on after
 * its end.
 */
export function readJsonStream(
  chunks: Iterable<string>,
  { place, paths, listener }: { place: string; paths: string[]; listener: JsonListener },
): void {
  const text = new TextPosition(place);
  const tokenizer = makeTokenizer();
  const parser = new TokenParser({ paths, keepStack: false });
  let depth = 0;
  let offset = 0;
  parser.onValue = ({ value }) => listener.value(value);
  parser.onEnd = () => {
    if (!tokenizer.isEnded) tokenizer.end();
  };
  tokenizer.onToken = (info: ParsedTokenInfo) => {
    offset = info.offset;
    parser.write(info);
    const token = info.token;
    if (token === RIGHT_BRACE || token === RIGHT_BRACKET) depth -= 1;
    listener.token(token, info.value, depth);
    if (token === LEFT_BRACE || token === LEFT_BRACKET) depth += 1;
    if (depth > DEPTH_MAX) {
      throw text.error(offset, `nested too deep: expected at most ${DEPTH_MAX} levels`);
    }
  };
  for (const bytes of text.read(chunks)) {
    try {
      tokenizer.write(bytes);
    } catch (error) {
      const at = error instanceof TokenizerError ? badByte(error) : offset;
      if (!(error instanceof TokenizerError || error instanceof TokenParserError)) throw error;
      throw text.error(at, `not JSON: got ${text.characterAt(at)}`);
    }
  }
  if (!parser.isEnded) throw text.endError();
}

/**
 * A tokenizer that keeps U+FEFF inside strings. Version 0.0.26 of the package decodes strings in
 * pieces, and drops a U+FEFF at the start of any piece as a byte order mark.
 */
function makeTokenizer(): Tokenizer {
  const tokenizer = new Tokenizer();
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  Object.assign(Reflect.get(tokenizer, 'bufferedString'), { decoder });
  return tokenizer;
}

// The tokenizer gives the place of a bad byte only in its message. The version is pinned, and a
// test checks it.
function badByte(error: TokenizerError): number {
  return Number(/absolute position "(\d+)"/.exec(error.message)?.[1] ?? 0);
}

/** Turns text into bytes, and byte offsets into lines and columns (from 1, in UTF-16 units). */
class TextPosition {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private line = 1;
  private column = 1;
  private bytesBefore = 0;
  private bytes: Uint8Array = new Uint8Array(0);

  constructor(private readonly place: string) {}

  /** Yields the UTF-8 of the chunks, without the byte order mark. Two chunks may share a surrogate pair. */
  *read(chunks: Iterable<string>): Generator<Uint8Array> {
    let isStart = true;
    let held = '';
    for (const chunk of chunks) {
      if (chunk === '') continue;
      let text = held + chunk;
      if (isStart && text.startsWith('\ufeff')) text = text.slice(1);
      isStart = false;
      const last = text.charCodeAt(text.length - 1);
      held = last >= 0xd800 && last <= 0xdbff ? text.slice(-1) : '';
      text = text.slice(0, text.length - held.length);
      this.bytes = this.encoder.encode(text);
      // The encoder would silently write U+FFFD in its place, which makes another name.
      const lone = text.search(/\p{Cs}/u);
      if (lone >= 0) throw this.surrogateError(text.slice(0, lone));
      yield this.bytes;
      this.advance(text);
      this.bytesBefore += this.bytes.length;
    }
    if (held !== '') throw this.surrogateError('');
  }

  error(offset: number, what: string): SimulationError {
    // No token spans two lines, so a token from an earlier chunk began on this chunk's first line.
    const index = offset - this.bytesBefore;
    if (index < 0) this.column += index;
    else this.advance(this.decoder.decode(this.bytes.subarray(0, index)));
    const where = `line ${this.line}, column ${this.column}`;
    return new SimulationError('bad-graph', `${this.place}: ${where}: ${what}`);
  }

  endError(): SimulationError {
    const isEmpty = this.line === 1 && this.column === 1;
    const what = isEmpty ? 'an empty file' : `a file cut short at line ${this.line}`;
    return new SimulationError('bad-graph', `${this.place}: got ${what}, expected a JSON object`);
  }

  characterAt(offset: number): string {
    const index = offset - this.bytesBefore;
    if (index < 0) return 'a value that does not belong here';
    const [character = ''] = this.decoder.decode(this.bytes.subarray(index, index + 4));
    return `${quote(character)} where it does not belong`;
  }

  private surrogateError(before: string): SimulationError {
    this.advance(before);
    return this.error(this.bytesBefore, 'not JSON: got a lone surrogate');
  }

  private advance(text: string): void {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) this.line += 1;
    const lineStart = text.lastIndexOf('\n') + 1;
    this.column = lineStart > 0 ? text.length - lineStart + 1 : this.column + text.length;
  }
}
