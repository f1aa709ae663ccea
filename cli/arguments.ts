import { existsSync } from 'node:fs';
import { nearest, SimulationError } from '../kernel/index.ts';

const COMMANDS = ['run', 'replay', 'diff', 'explain', 'models', 'help'];

/** Flags of the original that take a value, by their short and long names. */
const VALUED: Readonly<Record<string, string>> = {
  a: 'arch',
  d: 'duration',
  p: 'population',
  cpuprofile: 'cpuprofile',
};

/** Flags of the original that are true or false. */
const SWITCHES = ['g', 'j', 'm', 'r'];

const TRUTHS: Readonly<Record<string, boolean>> = {
  '1': true,
  t: true,
  true: true,
  '0': false,
  f: false,
  false: false,
};

/**
 * Rewrites a command line into the forms that oclif knows: the original's own (`-d=0`, `-g=false`,
 * `-cpuprofile=x`) work as they stand, a value may begin with a minus, and `run` may be left out.
 * @throws bad-argument for a command that does not exist.
 */
export function normaliseArguments(args: readonly string[]): string[] {
  const [first] = args;
  if (first === '-h' || first === '--help') return ['--help'];
  if (first === 'help') return [...args.slice(1), '--help'];
  if (first !== undefined && COMMANDS.includes(first) && first !== 'run') return [...args];
  if (first !== undefined && first !== 'run' && !first.startsWith('-') && !isFile(first)) {
    throw new SimulationError(
      'bad-argument',
      `got ${JSON.stringify(first)}, expected a command or a file${nearest(first, COMMANDS)}`,
    );
  }
  return ['run', ...normaliseFlags(first === 'run' ? args.slice(1) : args)];
}

const isFile = (text: string): boolean => /[./\\]/.test(text) || existsSync(text);

function normaliseFlags(args: readonly string[]): string[] {
  const normalised: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const [, name = '', value] = /^--?([a-z]+)(?:=(.*))?$/s.exec(args[index]) ?? [];
    if (Object.hasOwn(VALUED, name)) {
      const given = value ?? args[++index];
      normalised.push(`--${VALUED[name]}${given === undefined ? '' : `=${given}`}`);
    } else if (SWITCHES.includes(name) && value !== undefined) {
      const isOn = TRUTHS[value];
      if (isOn === undefined) {
        throw new SimulationError(
          'bad-argument',
          `-${name}: got ${JSON.stringify(value)}, expected true or false`,
        );
      }
      if (isOn) normalised.push(`-${name}`);
    } else {
      normalised.push(args[index]);
    }
  }
  return normalised;
}
