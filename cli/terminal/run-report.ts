import { describeThrown, type Model, type Result, type World } from '../../kernel/index.ts';
import type { ServiceFigures } from '../../kernel/metrics.ts';
import type { KnownBy } from './known-by.ts';
import { ownStack } from './own-stack.ts';
import { drawMeasure } from './plot.ts';
import { drawServices } from './services-table.ts';
import { drawTables, summaryLines } from './summary.ts';
import { tell } from './tell.ts';
import { showNames } from './text.ts';
import { verdictLines } from './verdicts.ts';

/** A run that has ended, to be printed. */
export interface RunReport {
  readonly model: Model;
  readonly world: World;
  readonly result: Result;
  readonly services: readonly ServiceFigures[];
  readonly wallMs: number;
  /** The degrees of the run's graph, if tables are to be printed. */
  readonly knownBy: KnownBy | undefined;
  /** The line that makes the run again. */
  readonly again: string;
}

/** Prints to standard error where an actor failed, and whether the model is complete. */
export function printEnding({ model, world, result }: RunReport): void {
  process.stderr.write(ownStack(world.failure));
  if (result.outcome.reason === 'stopped') {
    tell(`${model.name} complete`);
  }
  tellUnspawned(world, result);
}

/** Tells of channels at which no actor has lived: the model may have forgotten to spawn them. */
function tellUnspawned(world: World, { outcome }: Result): void {
  // A run that was cut short may not have come to them.
  if (!WHOLE.includes(outcome.reason)) return;
  const names: string[] = [];
  for (const { life, name } of world.actors()) if (life === 'declared') names.push(name);
  if (names.length > 0)
    tell(`no actor was spawned at ${showNames(names)}: its channel leads nowhere`);
}

const WHOLE: readonly string[] = ['idle', 'stopped', 'time-limit'];

/** Prints to standard error which properties the run broke, and the line that makes it again. */
export function printBroken({ again, result: { verdicts = [] } }: RunReport): void {
  const broken = verdicts.filter(({ verdict }) => verdict === 'broken');
  if (broken.length === 0) return;
  process.stderr.write(`${[...verdictLines(broken), `again        ${again}`].join('\n')}\n`);
}

/** Draws the measures of these names over virtual time. */
export function printPlots(
  names: readonly string[],
  { measures }: Result,
  stream: NodeJS.WriteStream,
): void {
  if (measures === undefined || names.length === 0) return;
  stream.write(`\n${names.map((name) => drawMeasure(name, measures, stream)).join('')}`);
}

/** Prints the tables and the summary of a run. Returns false if the model failed to make its tables. */
export function printSummary(report: RunReport): boolean {
  const { model, result, services, wallMs, knownBy, again } = report;
  const isWhole = knownBy === undefined || printTables(report, knownBy);
  if (knownBy !== undefined) process.stdout.write(drawServices(services, process.stdout));
  process.stdout.write(summaryLines(result, { name: model.name, wallMs, again }, process.stdout));
  return isWhole;
}

/** Prints the degrees and the model's own tables. Returns false if the model fails; an error line says why. */
function printTables({ model, world }: RunReport, knownBy: KnownBy): boolean {
  try {
    const tables = [knownBy.table(), ...(model.show?.(world) ?? [])];
    process.stdout.write(`\n${drawTables(tables, process.stdout)}`);
    return true;
  } catch (error) {
    tell(`model ${model.name}: show failed: ${describeThrown(error)}`);
    return false;
  }
}
