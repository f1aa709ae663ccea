import { realpathSync } from 'node:fs';
import {
  type Model,
  type Scenario,
  type ScenarioInput,
  SimulationError,
  type World,
} from '../kernel/index.ts';
import { isArchitectureFile, isModuleReference } from './input/load-model.ts';
import { reproduceLine } from './input/reproduce.ts';
import { type ResolvedRun, type RunFlags, resolveRun } from './input/resolve-run.ts';
import { Measures } from './output/measures.ts';
import { openFile } from './output/open-file.ts';
import { OutputFile } from './output/output-file.ts';
import { resultJson } from './output/result-json.ts';
import { versions } from './output/versions.ts';
import { type Profile, startProfile } from './session/cpu-profile.ts';
import { Interrupt } from './session/interrupt.ts';
import { runSession, type Session } from './session/session.ts';
import { describeThrown, EXIT } from './terminal/errors.ts';
import { KnownBy } from './terminal/known-by.ts';
import { drawServices } from './terminal/services-table.ts';
import { drawTables, summaryLines } from './terminal/summary.ts';
import { printable } from './terminal/text.ts';

/** Flags that say what to do with the run, beside those that make its scenario. */
interface RunCommandFlags extends RunFlags {
  readonly graphml: boolean;
  readonly graphjson: boolean;
  readonly collapse: boolean;
  readonly messages: boolean;
  readonly json: boolean;
  readonly html?: string | undefined;
  readonly open: boolean;
  readonly trace?: string | undefined;
  readonly spans?: string | undefined;
  readonly metrics?: string | undefined;
  readonly cpuprofile?: string | undefined;
}

/** `spigo run`: runs, records, and tells how it went. Returns the exit code. */
export async function runCommand(
  path: string | undefined,
  flags: RunCommandFlags,
): Promise<number> {
  const resolved = await resolveRun(path, flags);
  const { model, input } = resolved;
  const knownBy = process.stdout.isTTY === true && !flags.json ? new KnownBy() : undefined;
  const isMeasured = knownBy !== undefined || flags.metrics !== undefined;
  const measures = isMeasured ? new Measures(flags.metrics !== undefined) : undefined;
  const page = flags.html ?? (flags.open ? `${model.name}.html` : undefined);
  const files = [path ?? architectureFile(flags), moduleFile(input)];
  refuseOverwriting(files, model.name, { ...flags, html: page });
  const again = (scenario: Scenario): string => againLine(scenario, resolved, flags);
  // Before the first file is opened: a signal must find somebody who gives it up.
  const interrupt = new Interrupt();
  let profileFile: OutputFile | undefined;
  let profile: Profile | undefined;
  try {
    if (flags.cpuprofile !== undefined) {
      profileFile = new OutputFile(flags.cpuprofile, '-cpuprofile');
    }
    profile = profileFile === undefined ? undefined : await startProfile();
    const session = await runSession(model, input, {
      graphMl: flags.graphml,
      graphJson: flags.graphjson,
      isCollapsed: flags.collapse,
      page,
      again,
      trace: flags.trace,
      spans: flags.spans,
      measures,
      metrics: flags.metrics,
      messages: flags.messages ? (flags.json ? process.stderr : process.stdout) : undefined,
      observers: knownBy === undefined ? [] : [knownBy],
      args: ['spigo', ...process.argv.slice(2)].join(' '),
      versions: versions(),
      interrupt,
    });
    if (profile !== undefined) profileFile?.write(await profile.stop());
    profileFile?.commit();
    const exitCode = tell(session, resolved, flags, { knownBy, again });
    if (flags.open && page !== undefined) await openFile(page);
    return exitCode;
  } finally {
    profileFile?.abandon();
    interrupt.release();
  }
}

/**
 * No output may take the place of a file that the run is made of, but for the graph that is reloaded:
 * the next one replaces it. @throws unwritable.
 */
function refuseOverwriting(
  files: readonly (string | undefined)[],
  name: string,
  { trace, spans, metrics, cpuprofile, html, graphjson, graphml, reload }: RunCommandFlags,
): void {
  const graph = `${name}.json`;
  const reloaded = reload === true ? graph : undefined;
  const outputs: [flag: string, output: string | undefined][] = [
    ['--trace', trace],
    ['--spans', spans],
    ['--metrics', metrics],
    ['-cpuprofile', cpuprofile],
    ['--html', html],
    ['-j', graphjson ? graph : undefined],
    ['-g', graphml ? `${name}.graphml` : undefined],
  ];
  for (const [flag, output] of outputs) {
    const inputs = flag === '-j' ? files : [...files, reloaded];
    if (output === undefined || !inputs.some((input) => isSameFile(input, output))) continue;
    throw new SimulationError(
      'unwritable',
      `${flag} ${output}: got the file that the run is made of, expected another`,
    );
  }
}

const architectureFile = ({ arch = '' }: RunFlags): string | undefined =>
  isArchitectureFile(arch) ? arch : undefined;

/** The module of its model, where a scenario names one. */
const moduleFile = ({ model }: ScenarioInput): string | undefined =>
  isModuleReference(model) ? model.module : undefined;

const isSameFile = (a: string | undefined, b: string): boolean =>
  a !== undefined && realPath(a) === realPath(b);

/** The file behind a path; the path itself where there is none. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function tell(
  { world, result, services, wallMs, exitCode }: Session,
  { model }: ResolvedRun,
  flags: RunCommandFlags,
  { knownBy, again }: { knownBy: KnownBy | undefined; again: (scenario: Scenario) => string },
): number {
  const { reason } = result.outcome;
  if (world.failure instanceof Error) process.stderr.write(ownStack(world.failure));
  if (reason === 'stopped') process.stderr.write(`spigo: ${model.name} complete\n`);
  if (flags.json) {
    process.stdout.write(resultJson(result, versions(), wallMs));
    return exitCode;
  }
  const isShown = knownBy === undefined || show(world, model, knownBy);
  if (knownBy !== undefined) process.stdout.write(drawServices(services, process.stdout));
  const details = { name: model.name, wallMs, again: again(result.scenario) };
  process.stdout.write(summaryLines(result, details, process.stdout));
  return isShown ? exitCode : EXIT.broken;
}

/** The line that makes the run again, and what it needs beside. */
function againLine(
  scenario: Scenario,
  { model, origin }: ResolvedRun,
  { reload, graphjson }: RunCommandFlags,
): string {
  const line = reproduceLine(scenario, origin);
  const isReplaced = reload === true && graphjson;
  return isReplaced ? `${line}  # with the ${model.name}.json of before: -j has replaced it` : line;
}

/** Shows what is worth a look; false when the model's own part of it failed. */
function show(world: World, model: Model, knownBy: KnownBy): boolean {
  try {
    const tables = [knownBy.table(), ...(model.show?.(world) ?? [])];
    process.stdout.write(`\n${drawTables(tables, process.stdout)}`);
    return true;
  } catch (error) {
    process.stderr.write(`spigo: model ${model.name}: show failed: ${describeThrown(error)}\n`);
    return false;
  }
}

const KERNEL = new URL('../kernel/', import.meta.url).href;

/**
 * The stack of an actor's error as far as it is the model's: not where the kernel called its handler,
 * nor where the handler called the kernel. Nothing when nothing of it is.
 */
function ownStack({ stack = '' }: Error): string {
  const lines = stack.split('\n');
  const end = lines.findIndex((line) => line.includes('at ActorSystem.handle '));
  const own = lines.slice(0, end === -1 ? undefined : end).filter((line) => !line.includes(KERNEL));
  return own.some((line) => /^ +at /.test(line)) ? `${own.map(printable).join('\n')}\n` : '';
}
