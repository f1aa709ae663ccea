import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The addresses of the server, and the token that its URL holds. */
export interface Gate {
  readonly token: string;
  readonly port: number;
}

/** What became of a request at the gate: the path below the token, or why it is refused. */
export type Passage =
  | { readonly path: string; readonly host: string }
  | { readonly status: 400 | 403 | 405; readonly why: string };

/**
 * Lets only those in who know the token, and who ask for this server by its own name. A page of
 * another origin does not know the token. Were it to guess it, its origin would give it away, and so
 * would the name of a host that was made to lead here.
 */
export function enter(request: IncomingMessage, { port, token }: Gate): Passage {
  const { host, origin } = request.headers;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !hosts.includes(host)) {
    return { status: 403, why: `got host ${host ?? 'none'}, expected ${hosts.join(' or ')}` };
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, why: `got a page of origin ${origin}, expected http://${host}` };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, why: `got ${request.method}, expected GET` };
  }
  const [, given = '', rest = ''] = /^\/([^/?#]*)(?:\/([^?#]*))?/.exec(request.url ?? '') ?? [];
  if (!isSame(given, token)) return { status: 403, why: 'got no token, or another one' };
  try {
    return { path: decodeURIComponent(rest), host };
  } catch {
    return { status: 400, why: 'got a malformed path' };
  }
}

/** Compares in a time that tells nothing. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
