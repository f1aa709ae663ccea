import { basename, dirname, relative, sep } from 'node:path';

/** How a process was started, as far as a command line must repeat it. */
export interface Started {
  /** The path of the program, as Node was told it. */
  readonly program: string;
  readonly folder: string;
  /** The command of npm that has started it, if one has. */
  readonly npmCommand?: string | undefined;
}

/** Returns the words that start this command again, from where it was started. */
export function commandWords(
  { program, folder, npmCommand }: Started = {
    program: process.argv[1] ?? 'spigo',
    folder: process.cwd(),
    npmCommand: process.env.npm_command,
  },
): readonly string[] {
  // Outside of npm, the folder of its programs is on no path.
  const isOfNpm = npmCommand === 'exec' || basename(dirname(program)) === '.bin';
  if (isOfNpm) return ['npx', 'spigo'];
  if (basename(program) !== 'run.js') return ['spigo'];
  if (npmCommand === 'start') return ['npm', 'start', '--'];
  const path = relative(folder, program);
  return ['node', path.startsWith(`..${sep}..`) ? program : path];
}
