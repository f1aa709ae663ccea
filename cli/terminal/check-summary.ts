import type { CheckReport, PropertyFigures, RunFigures } from '../../kernel/check/index.ts';
import { widthOf } from './style.ts';
import { formatCount, formatShort, formatWall, plural, printable, wrap } from './text.ts';

const INDENT = 13;

/** The facts that a summary shows beside the report. */
export interface CheckDetails {
  readonly wallMs: number;
  /** The line that makes the same check again. */
  readonly again: string;
  /** How the check ended: `held`, `fails`, `is interrupted`. */
  readonly ending: string;
}

/** The lines that every check ends with. On a terminal they are wrapped between words, but for `again`. */
export function checkSummary(
  report: CheckReport,
  { wallMs, again, ending }: CheckDetails,
  stream: NodeJS.WriteStream,
): string {
  const { figures, model } = report;
  const width = widthOf(stream, Number.POSITIVE_INFINITY);
  const rate = formatShort((figures.events / Math.max(wallMs, 0.001)) * 1000);
  const lines = [
    `${printable(model)} ${printable(ending)} after ${plural(figures.runs, 'scenario')}`,
    heading(
      'events',
      `${formatCount(figures.events)} in ${formatWall(wallMs)} wall, ${rate} a second`,
    ),
    heading('faults', describeEffects(figures)),
    heading(
      'ties',
      `${formatCount(figures.ties)}, of which ${formatCount(figures.tiesShuffled)} in an order that was drawn`,
    ),
    ...figures.properties.map((property, index) =>
      heading(index === 0 ? 'properties' : '', describeProperty(property, figures)),
    ),
    ...(ending === 'held' && figures.runs > 0 ? [heading('worth', describeWorth(report))] : []),
  ];
  const wrapped = lines.map((line) => wrap(line, width, ' '.repeat(INDENT)));
  return `${wrapped.join('\n')}\n${heading('again', again)}\n`;
}

const heading = (word: string, text: string): string => word.padEnd(INDENT) + text;

/** What faults really did: `crash 12 times in 8 runs`. */
function describeEffects({ effects, runsWithEffect }: RunFigures): string {
  const told = Object.entries(effects).map(
    ([name, count]) =>
      `${printable(name)} ${formatCount(count)} in ${plural(runsWithEffect[name] ?? 0, 'run')}`,
  );
  return told.length === 0 ? 'none had an effect' : told.join(', ');
}

function describeProperty(property: PropertyFigures, { runs }: RunFigures): string {
  const { kind, evaluated, held, runsHeld, runsInconclusive } = property;
  const name = `${printable(kind)} "${printable(property.property)}"`;
  if (evaluated === 0) return `${name}: never evaluated`;
  if (kind === 'sometimes' && runsHeld === 0) return `${name}: never reached`;
  const open =
    runsInconclusive === 0 || kind === 'sometimes'
      ? ''
      : `, no verdict in ${plural(runsInconclusive, 'run')}`;
  return `${name}: evaluated ${plural(evaluated, 'time')}, true ${plural(held, 'time')}, in ${formatCount(runsHeld)} of ${plural(runs, 'run')}${open}`;
}

function describeWorth({
  figures: { properties, runs },
  failureRateBelow = 1,
}: CheckReport): string {
  if (properties.every(({ evaluated }) => evaluated === 0)) {
    return 'nothing: no property was evaluated';
  }
  const percent = Number((failureRateBelow * 100).toPrecision(2));
  return `${plural(runs, 'run')}, 0 failed: failure rate below ${percent} % with 95 % confidence`;
}
