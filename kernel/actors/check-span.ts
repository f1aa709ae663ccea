import { SimulationError } from '../data/errors.ts';
import type { Home } from '../data/identity.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Instant } from '../data/time.ts';
import { isAddress, shownChannel } from './address.ts';
import type { Span } from './span.ts';

/**
 * Refuses a malformed span, so that observers can rely on its fields. `now` is the instant of the
 * report.
 * @throws misuse.
 */
export function checkSpan(span: Span, actor: string, home: Home, now: Instant): void {
  const wrong = wrongField(span, home, now);
  if (wrong === undefined) return;
  const [field, expected] = wrong;
  const got: unknown = Reflect.get(span, field);
  const value = field === 'peer' ? shownChannel(got) : shown(got);
  throw new SimulationError(
    'misuse',
    `${quote(actor)} reports a span of which ${field} is ${value}, expected ${expected}`,
  );
}

type Refusal = readonly [field: string, expected: string];

const NUMBER = 'a whole number from 1';
const WORD = 'a text that is not empty';
const TIME = 'whole microseconds from 0';

/** Returns the first wrong field, if any. */
function wrongField(span: Span, home: Home, now: Instant): Refusal | undefined {
  if (!isWhole(span.trace, 1)) return ['trace', NUMBER];
  if (!isWhole(span.span, 1)) return ['span', NUMBER];
  if (span.parent !== undefined && !isWhole(span.parent, 1)) return ['parent', NUMBER];
  if (!isWhole(span.start, 0) || span.start > now) return ['start', 'an instant up to now'];
  if (!isWord(span.name)) return ['name', WORD];
  if (span.error !== undefined && !isWord(span.error)) return ['error', WORD];
  switch (span.role) {
    case 'server':
    case 'consumer':
      if (!isWhole(span.waited, 0)) return ['waited', TIME];
      if (!isWhole(span.served, 0)) return ['served', TIME];
      return ['boolean', 'undefined'].includes(typeof span.hit) ? undefined : ['hit', 'a boolean'];
    case 'producer':
      return wrongPeer(span.peer, home);
    case 'client':
      if (wrongPeer(span.peer, home) !== undefined) return wrongPeer(span.peer, home);
      if (!isWhole(span.attempt, 1)) return ['attempt', NUMBER];
      return span.remote === undefined || isWhole(span.remote, 0) ? undefined : ['remote', TIME];
    default:
      return ['role', 'server, client, producer or consumer'];
  }
}

const wrongPeer = (peer: unknown, home: Home): Refusal | undefined =>
  isAddress(peer) && peer.home === home
    ? undefined
    : ['peer', `a channel of this run (${home.label})`];

const isWhole = (value: number, min: number): boolean =>
  Number.isSafeInteger(value) && value >= min;

const isWord = (value: unknown): boolean => typeof value === 'string' && value !== '';
