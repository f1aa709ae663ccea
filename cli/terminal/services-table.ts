import type { ServiceFigures } from '../../kernel/metrics.ts';
import { style, widthOf } from './style.ts';
import { clip, formatCount, formatRounded, formatShort, printable } from './text.ts';

const ROWS_MAX = 15;
const NAME_WIDTH_MIN = 8;
const GAP = 2;

interface Column {
  readonly heading: string;
  readonly cell: (service: ServiceFigures) => string;
}

/** The utilisation of the servers. Servers that do not tell theirs sort below all others. */
const utilisationOf = ({ load }: ServiceFigures): number => load?.utilisation ?? -1;

const share = (part: number): string => `${(100 * part).toFixed(part < 0.0995 ? 1 : 0)}%`;

const time = (us: number | undefined): string => (us === undefined ? '-' : formatRounded(us));

/** Formats a count in at most seven characters. */
const few = (count: number): string => (count < 1e6 ? formatCount(count) : formatShort(count));

const REQUESTS: Column = { heading: 'requests', cell: ({ requests }) => few(requests) };
const P50: Column = { heading: 'p50', cell: ({ times }) => time(times.response.p50Us) };
const P90: Column = { heading: 'p90', cell: ({ times }) => time(times.response.p90Us) };
const P99: Column = { heading: 'p99', cell: ({ times }) => time(times.response.p99Us) };
const MAX: Column = { heading: 'max', cell: ({ times }) => time(times.response.maxUs) };
const BUSY: Column = {
  heading: 'busy',
  cell: ({ load }) => (load?.utilisation === undefined ? '-' : share(load.utilisation)),
};
const ERRORS: Column = {
  heading: 'errors',
  cell: ({ requests, answered }) => few(requests - answered),
};
const TIMEOUTS: Column = { heading: 'timeouts', cell: ({ timeouts }) => few(timeouts) };

const COLUMNS = [REQUESTS, ERRORS, TIMEOUTS, P50, P90, P99, MAX, BUSY];
/** The order in which columns are left out if the terminal is too narrow. */
const SPARE = [P90, TIMEOUTS, MAX, ERRORS, BUSY, REQUESTS, P50];

/**
 * Draws the response times of services as a table in the width of a terminal. The busiest services come first, then the
 * slowest. Draws nothing if no service was asked for anything.
 */
export function drawServices(
  services: readonly ServiceFigures[],
  stream: NodeJS.WriteStream,
): string {
  if (services.every(({ requests, calls }) => requests + calls === 0)) return '';
  const sorted = [...services].sort(
    (a, b) =>
      utilisationOf(b) - utilisationOf(a) ||
      (b.times.response.p99Us ?? -1) - (a.times.response.p99Us ?? -1),
  );
  const shown = sorted.slice(0, ROWS_MAX);
  const width = widthOf(stream);
  const columns = fitting(shown, width);
  const widths = columns.map((column) => widthOfColumn(column, shown));
  const others = widths.reduce((sum, one) => sum + one + GAP, GAP);
  const names = ['service', ...shown.map(({ name }) => printable(name))];
  const nameWidth = Math.min(
    Math.max(...names.map(({ length }) => length)),
    Math.max(NAME_WIDTH_MIN, width - others),
  );
  const lines = [
    columns.map(({ heading }) => heading),
    ...shown.map((service) => columns.map(({ cell }) => cell(service))),
  ].map((cells, row) => {
    const padded = cells.map((text, index) => text.padStart(widths[index] + GAP));
    return `${' '.repeat(GAP)}${clip(names[row], nameWidth).padEnd(nameWidth)}${padded.join('')}`;
  });
  const more = sorted.length - shown.length;
  if (more > 0) lines.push(`${' '.repeat(GAP)}and ${formatCount(more)} more`);
  const title = style(stream, 'bold', clip('Response times of services', width));
  return `${title}\n${lines.join('\n')}\n\n`;
}

/** The columns that say something, as many as fit beside a short name. */
function fitting(services: readonly ServiceFigures[], width: number): Column[] {
  const hasTimeouts = services.some(({ timeouts }) => timeouts > 0);
  const hasLoads = services.some(({ load }) => load !== undefined);
  let columns = COLUMNS.filter(
    (column) => (column !== TIMEOUTS || hasTimeouts) && (column !== BUSY || hasLoads),
  );
  const widthOfAll = (): number =>
    columns.reduce((sum, column) => sum + widthOfColumn(column, services) + GAP, GAP);
  for (const spare of SPARE) {
    if (widthOfAll() + NAME_WIDTH_MIN <= width) break;
    columns = columns.filter((column) => column !== spare);
  }
  return columns;
}

const widthOfColumn = ({ heading, cell }: Column, services: readonly ServiceFigures[]): number =>
  Math.max(heading.length, ...services.map((service) => cell(service).length));
