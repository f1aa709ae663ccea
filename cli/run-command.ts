import { type Profile, startProfile } from './cpu-profile.ts';
import { KnownBy } from './known-by.ts';
import { OutputFile } from './output-file.ts';
import { reproduceLine } from './reproduce.ts';
import { type ResolvedRun, type RunFlags, resolveRun } from './resolve-run.ts';
import { resultJson } from './result-json.ts';
import { runSession, type Session } from './session.ts';
import { drawTables, summaryLines } from './summary.ts';
import { versions } from './versions.ts';

/** Flags that say what to do with the run, beside those that make its scenario. */
interface RunCommandFlags extends RunFlags {
  readonly graphml: boolean;
  readonly graphjson: boolean;
  readonly messages: boolean;
  readonly json: boolean;
  readonly trace?: string | undefined;
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
  const profileFile =
    flags.cpuprofile === undefined ? undefined : new OutputFile(flags.cpuprofile, '-cpuprofile');
  let profile: Profile | undefined;
  try {
    profile = profileFile === undefined ? undefined : await startProfile();
    const session = await runSession(model, input, {
      graphMl: flags.graphml,
      graphJson: flags.graphjson,
      trace: flags.trace,
      messages: flags.messages ? (flags.json ? process.stderr : process.stdout) : undefined,
      observers: knownBy === undefined ? [] : [knownBy],
      args: ['spigo', ...process.argv.slice(2)].join(' '),
      versions: versions(),
    });
    if (profile !== undefined) profileFile?.write(await profile.stop());
    profileFile?.commit();
    tell(session, resolved, flags.json, knownBy);
    return session.exitCode;
  } finally {
    profileFile?.abandon();
  }
}

function tell(
  { world, result, wallMs }: Session,
  { model, origin }: ResolvedRun,
  isJson: boolean,
  knownBy: KnownBy | undefined,
): void {
  const { reason } = result.outcome;
  if (world.failure instanceof Error) process.stderr.write(`${ownStack(world.failure)}\n`);
  if (reason === 'stopped') process.stderr.write(`spigo: ${model.name} complete\n`);
  if (isJson) {
    process.stdout.write(resultJson(result, versions(), wallMs));
    return;
  }
  if (knownBy !== undefined) {
    const tables = [knownBy.table(), ...(model.show?.(world) ?? [])];
    process.stdout.write(`\n${drawTables(tables, process.stdout)}`);
  }
  const again = reproduceLine(result.scenario, origin);
  process.stdout.write(summaryLines(result, model.name, wallMs, again));
}

/** The stack of an actor's error as far as it is the model's: not where the kernel called its handler. */
function ownStack({ stack = '' }: Error): string {
  const lines = stack.split('\n');
  const end = lines.findIndex((line) => line.includes('at ActorSystem.handle '));
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}
