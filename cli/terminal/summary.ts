import {
  type Counts,
  effectsOf,
  formatDuration,
  type HistogramFigures,
  type Outcome,
  type Result,
  type Table,
  unreachable,
} from '../../kernel/index.ts';
import { style, widthOf } from './style.ts';
import {
  clip,
  formatCount,
  formatShort,
  formatWall,
  plural,
  printable,
  showMessage,
  showName,
  showNames,
  wrap,
} from './text.ts';
import { countVerdicts, verdictLines } from './verdicts.ts';

const BAR_WIDTH_MAX = 48;

/** A message or an error may be of any size. At most this many characters of it are shown. */
const SHOWN_MAX = 200;

/** Tells in words how a run ended. */
export function describeOutcome(outcome: Outcome): string {
  const at = formatDuration(outcome.at);
  switch (outcome.reason) {
    case 'idle':
      return `ended at ${at}: nothing was left to happen`;
    case 'stopped':
      return `complete at ${at}`;
    case 'interrupted':
      return `interrupted at ${at}`;
    case 'time-limit':
      return `stopped at its time limit, after ${at}`;
    case 'event-limit':
      return `stopped at its limit of events, at ${at}`;
    case 'pending-limit':
      return `stopped at its limit of pending events, at ${at}`;
    case 'livelock':
      return `in a livelock at ${at}: ${describeBusy(outcome.actors)} busy without delay`;
    case 'actor-failed': {
      const { actor, error, handling } = outcome;
      const during =
        handling === undefined ? '' : `, handling ${clip(showMessage(handling), SHOWN_MAX)}`;
      return `failed at ${at}: ${showName(actor)}${during}: ${clip(printable(error), SHOWN_MAX)}`;
    }
    default:
      return unreachable(outcome);
  }
}

const describeBusy = (actors: readonly string[]): string =>
  actors.length === 1
    ? `${showNames(actors)} keeps itself`
    : `${showNames(actors)} keep each other`;

/** Tells what became of the messages of a run. */
export const describeMessages = ({
  delivered,
  sent,
  duplicated = 0,
  dropped,
  inFlight,
}: Counts): string =>
  `${formatCount(delivered)} of ${formatCount(sent)}${duplicated === 0 ? '' : ` and ${formatCount(duplicated)} ${duplicated === 1 ? 'copy' : 'copies'}`} delivered, ${describeDropped(dropped)}, ${formatCount(inFlight)} in flight`;

/** Tells how many messages were dropped, and why: `0 dropped`, `5 dropped (3 gone, 2 lost)`. */
function describeDropped(dropped: Counts['dropped']): string {
  const reasons = Object.entries(dropped).filter(([, count]) => count > 0);
  const sum = reasons.reduce((total, [, count]) => total + count, 0);
  const told = reasons.map(([reason, count]) => `${formatCount(count)} ${showName(reason)}`);
  return `${formatCount(sum)} dropped${sum === 0 ? '' : ` (${told.join(', ')})`}`;
}

/** The facts that a summary shows beside the result. */
export interface RunDetails {
  readonly name: string;
  readonly wallMs: number;
  readonly again: string;
}

/**
 * The lines that every run ends with. On a terminal they are wrapped between words, but for
 * `again`.
 */
export function summaryLines(
  result: Result,
  { name, wallMs, again }: RunDetails,
  stream: NodeJS.WriteStream,
): string {
  const { outcome, fingerprint, counts, graph, scenario, verdicts = [], histograms = {} } = result;
  const { faults = [] } = scenario;
  const rate = formatShort((outcome.events / Math.max(wallMs, 0.001)) * 1000);
  const own = Object.entries(counts.model).map(
    ([what, count]) => `${showName(what)} ${formatCount(count)}`,
  );
  const lines = [
    `${showName(name)} ${describeOutcome(outcome)}`,
    `time         ${formatDuration(outcome.at)} virtual, ${formatWall(wallMs)} wall`,
    `events       ${formatCount(outcome.events)}, ${rate} a second`,
    `messages     ${describeMessages(counts)}`,
    ...(faults.length > 0 ? [`faults       ${describeFaults(faults.length, counts)}`] : []),
    ...(graph.nodes > 0
      ? [`graph        ${plural(graph.nodes, 'node')}, ${plural(graph.edges, 'edge')}`]
      : []),
    ...(own.length > 0 ? [`counted      ${own.join(', ')}`] : []),
    ...Object.entries(histograms).map(histogramLine),
    ...(verdicts.length > 0 ? [`properties   ${countVerdicts(verdicts)}`] : []),
    ...verdictLines(verdicts),
    `fingerprint  ${fingerprint}`,
  ];
  const width = widthOf(stream, Number.POSITIVE_INFINITY);
  const wrapped = lines.map((line) => wrap(line, width, ' '.repeat(13)));
  // The last line stays whole, since people copy it.
  return `${wrapped.join('\n')}\nagain        ${again}\n`;
}

/** Tells what actors observed: `observed     hops 99: mean 4.2, median 4, 99 % 7, max 9`. */
function histogramLine([name, { count, mean, p50, p99, max }]: [string, HistogramFigures]): string {
  const [average, half, most, last] = [mean, p50, p99, max].map(formatNumber);
  const figures = `mean ${average}, median ${half}, 99 % ${most}, max ${last}`;
  return `observed     ${showName(name)} ${formatCount(count)}: ${figures}`;
}

const formatNumber = (value: number): string => String(Number(value.toPrecision(4)));

/** Tells what the planned faults of a run did: `2 planned: cut 12, crash 1, restart 1`. */
function describeFaults(planned: number, counts: Counts): string {
  const told = Object.entries(effectsOf(counts)).map(
    ([what, count]) => `${printable(what)} ${formatCount(count)}`,
  );
  return `${formatCount(planned)} planned: ${told.length === 0 ? 'none had an effect' : told.join(', ')}`;
}

/** Draws tables as bars, for a terminal. */
export function drawTables(tables: readonly Table[], stream: NodeJS.WriteStream): string {
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => drawTable(table, stream))
    .join('');
}

function drawTable({ title, rows }: Table, stream: NodeJS.WriteStream): string {
  const width = widthOf(stream);
  const labels = rows.map(([label]) => clip(printable(label), Math.floor(width / 2)));
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const valueWidth = Math.max(...rows.map(([, value]) => formatCount(value).length));
  const room = Math.min(BAR_WIDTH_MAX, width - labelWidth - valueWidth - 6);
  const most = Math.max(1, ...rows.map(([, value]) => value));
  const lines = rows.map(([, value], index) => {
    const bar = '█'.repeat(
      Math.max(value > 0 ? 1 : 0, Math.round((value / most) * Math.max(0, room))),
    );
    const count = formatCount(value).padStart(valueWidth);
    return `  ${labels[index].padStart(labelWidth)} ${count} ${style(stream, 'cyan', bar)}`.trimEnd();
  });
  return `${style(stream, 'bold', clip(printable(title), width))}\n${lines.join('\n')}\n\n`;
}
