import { existsSync } from 'node:fs';
import { nearest, quote, SimulationError } from '../../kernel/index.ts';
import { guarded } from './guarded.ts';

const COMMANDS = [
  'run',
  'check',
  'replay',
  'diff',
  'explain',
  'verify',
  'sweep',
  'view',
  'models',
  'completion',
  'help',
];

/** The flags of the original that take a value. The key is the short or the long name. */
const VALUED: Readonly<Record<string, string>> = {
  a: 'arch',
  d: 'duration',
  p: 'population',
  w: 'regions',
  cpuprofile: 'cpuprofile',
};

/** The flags that are true or false. The key is the short or the long name. */
const SWITCHES: Readonly<Record<string, string>> = {
  f: '-f',
  g: '-g',
  j: '-j',
  m: '-m',
  r: '-r',
  collapse: '-f',
  graphml: '-g',
  graphjson: '-j',
  messages: '-m',
  reload: '-r',
  json: '--json',
  open: '--open',
  strict: '--strict',
};

/** The words for a flag that is false, if leaving the flag out would mean something else. */
const NEGATIONS: Readonly<Record<string, string>> = { '--strict': '--no-strict' };

const TRUTHS: Readonly<Record<string, boolean>> = {
  '1': true,
  t: true,
  true: true,
  '0': false,
  f: false,
  false: false,
};

/**
 * Rewrites a command line into the forms that oclif knows. The forms of the original (`-d=0`, `-g=false`,
 * `-cpuprofile=x`) work unchanged, a value may begin with a minus, and `run` may be left out,
 * also before the name of one of `models`.
 * @throws bad-argument for a command that does not exist.
 */
export function normaliseArguments(
  args: readonly string[],
  models: readonly string[] = [],
): string[] {
  const [first] = args;
  if (first === '-h' || first === '--help') return ['--help'];
  if (first === 'help') {
    const [about] = args.slice(1).filter((arg) => arg !== '--help' && arg !== '-h');
    if (about === undefined) return ['--help'];
    if (!COMMANDS.includes(about)) throw unknownWord(about, 'a command', COMMANDS);
    if (about === 'help') return ['--help'];
    const isMerge = about === 'sweep' && args.includes('merge');
    return isMerge ? [about, 'merge', '--help'] : [about, '--help'];
  }
  if (first !== undefined && COMMANDS.includes(first) && first !== 'run') {
    return guardValues(args.map((arg) => (arg === '-h' ? '--help' : arg)));
  }
  const isPlain = first !== undefined && first !== 'run' && !first.startsWith('-');
  if (isPlain && !models.includes(first) && !isFile(first)) {
    throw unknownWord(first, 'a command, a model or a file', [...COMMANDS, ...models]);
  }
  return ['run', ...normaliseFlags(first === 'run' ? args.slice(1) : args)];
}

const unknownWord = (got: string, expected: string, words: readonly string[]): SimulationError =>
  new SimulationError(
    'bad-argument',
    `got ${quote(got)}, expected ${expected}${nearest(got, words)}`,
  );

const isFile = (text: string): boolean => /[./\\]/.test(text) || existsSync(text);

const truth = (text: string): boolean | undefined =>
  Object.hasOwn(TRUTHS, text) ? TRUTHS[text] : undefined;

/** Guards the values behind equals signs, as they are guarded for `run`. */
function guardValues(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => {
    const [, flag, value] = /^(--[a-z]+)=(.*)$/s.exec(arg) ?? [];
    return flag === undefined || (end >= 0 && index > end) ? arg : `${flag}=${guarded(value)}`;
  });
}

function normaliseFlags(args: readonly string[]): string[] {
  const normalised: string[] = [];
  for (let index = 0; index < args.length; index++) {
    if (args[index] === '--') return [...normalised, ...args.slice(index)];
    const [, name = '', value] = /^--?([a-z]+)(?:=(.*))?$/s.exec(args[index]) ?? [];
    if (Object.hasOwn(VALUED, name)) {
      const given = value ?? args[++index];
      // What looks like a flag stays unguarded, so that it is no value.
      const isFlag = value === undefined && /^-\D/.test(given ?? '');
      const text = given === undefined || isFlag ? given : guarded(given);
      normalised.push(`--${VALUED[name]}${text === undefined ? '' : `=${text}`}`);
    } else if (Object.hasOwn(SWITCHES, name)) {
      const isOn = value === undefined || truth(value);
      if (isOn === undefined) {
        throw new SimulationError(
          'bad-argument',
          `${args[index].split('=')[0]}: got ${quote(value)}, expected true or false`,
        );
      }
      const flag = isOn ? SWITCHES[name] : NEGATIONS[SWITCHES[name]];
      if (flag !== undefined) normalised.push(flag);
    } else if (value !== undefined && args[index].startsWith('--')) {
      normalised.push(`--${name}=${guarded(value)}`);
    } else {
      normalised.push(args[index] === '-h' ? '--help' : args[index]);
    }
  }
  return normalised;
}
