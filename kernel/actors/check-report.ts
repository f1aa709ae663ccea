import { SimulationError } from '../data/errors.ts';
import type { Home } from '../data/identity.ts';
import { isNodeName, quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Instant } from '../data/time.ts';
import type { Report } from './actor.ts';
import { type Address, isAddress, shownChannel } from './address.ts';
import { checkSpan } from './check-span.ts';

/** A state is a word that people read in a legend. */
const STATE_LENGTH_MAX = 40;

/**
 * Refuses a report that observers could not record. The check runs without observers too, so that a
 * run is the same with and without them. `now` and `zone` are those of the reporting actor. @throws
 * misuse.
 */
export function checkReport(
  report: Report,
  { name: actor, home }: Address,
  zone: string | undefined,
  now: Instant,
): void {
  switch (report.kind) {
    case 'node':
      if (!isName(actor)) throw nameRefusal('node', actor);
      if (report.service !== '' && !isName(report.service)) {
        throw nameRefusal(`${quote(actor)} reports a node of service`, report.service);
      }
      if (zone !== undefined && !isName(zone)) {
        throw nameRefusal(`${quote(actor)} reports a node in zone`, zone);
      }
      if (report.labels !== undefined) checkLabels(report.labels, actor);
      return;
    case 'edge':
      return checkTarget(report.target, actor, home);
    case 'edges': {
      const targets: unknown = report.targets;
      if (!Array.isArray(targets)) {
        throw refusal(`${quote(actor)} reports edges to ${shown(targets)}`, 'a list of channels');
      }
      for (const target of targets) checkTarget(target, actor, home);
      return;
    }
    case 'state':
      if (isName(report.state) && report.state.length <= STATE_LENGTH_MAX) return;
      throw refusal(
        `${quote(actor)} reports the state ${shown(report.state)}`,
        `a name of up to ${STATE_LENGTH_MAX} characters, without control characters`,
      );
    case 'span':
      return checkSpan(report, actor, home, now);
    default: {
      const { kind } = report as { readonly kind: unknown };
      throw refusal(
        `${quote(actor)} reports a ${shown(kind)}`,
        'a node, an edge, edges, a state or a span',
      );
    }
  }
}

function checkTarget(target: unknown, actor: string, home: Home): void {
  if (isAddress(target) && target.home === home) return;
  throw refusal(
    `${quote(actor)} reports an edge to ${shownChannel(target)}`,
    `a channel of this run (${home.label})`,
  );
}

function checkLabels(labels: unknown, actor: string): void {
  const isText = (value: unknown): boolean => typeof value === 'string';
  if (typeof labels === 'object' && labels !== null && Object.values(labels).every(isText)) return;
  throw refusal(`${quote(actor)} reports a node with labels ${shown(labels)}`, 'texts by name');
}

const isName = (name: unknown): boolean => typeof name === 'string' && isNodeName(name);

const nameRefusal = (what: string, name: unknown): SimulationError =>
  refusal(
    `${what} ${typeof name === 'string' ? quote(name) : shown(name)}`,
    'a name without control characters and lone surrogates',
  );

const refusal = (got: string, expected: string): SimulationError =>
  new SimulationError('misuse', `${got}: expected ${expected}`);
