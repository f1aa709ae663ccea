import type { Command } from '@oclif/core/command';

/** A flag as a shell completes it. */
export interface CompletedFlag {
  readonly name: string;
  readonly char: string | undefined;
  readonly description: string;
  /** What its value is called in the help; `undefined` for a flag without a value. */
  readonly value: string | undefined;
  /** The values that it takes, as far as they are known. */
  readonly values: readonly string[];
  readonly isRepeated: boolean;
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** Its words, such as `sweep merge`. */
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly CompletedFlag[];
  /** The words that its arguments may be, besides files. */
  readonly words: readonly string[];
}

const HELP: CompletedFlag = {
  name: 'help',
  char: 'h',
  description: 'show the flags',
  value: undefined,
  values: [],
  isRepeated: false,
};

/** What is completed follows from the definitions of the commands, and from the names of the models. */
export function completedCommands(
  commands: readonly Command.Loadable[],
  models: readonly string[],
): readonly CompletedCommand[] {
  return commands.map(({ id, summary = '', flags, args }) => ({
    name: id.replace(':', ' '),
    summary,
    flags: [...Object.values(flags).flatMap((flag) => flagsOf(flag, models)), HELP],
    words: [
      ...commands.flatMap((one) => (one.id.startsWith(`${id}:`) ? one.id.split(':').slice(1) : [])),
      ...Object.values(args).flatMap(({ options, description = '' }) =>
        // All arguments that may be the name of a model say so.
        options === undefined ? (/\bmodel\b/.test(description) ? models : []) : options,
      ),
    ],
  }));
}

function flagsOf(flag: Command.Flag.Cached, models: readonly string[]): CompletedFlag[] {
  const { name, char, description = '' } = flag;
  const common = { name, char, description };
  if (flag.type === 'option') {
    const { helpValue = 'VALUE', multiple = false } = flag;
    const values = name === 'arch' ? models : (flag.options ?? []);
    return [{ ...common, value: String(helpValue), values, isRepeated: multiple }];
  }
  const plain = { ...common, value: undefined, values: [], isRepeated: false };
  return flag.allowNo === true
    ? [plain, { ...plain, name: `no-${name}`, char: undefined }]
    : [plain];
}

/** The names of one word: those of the commands that a line may begin with. */
export const firstWords = (commands: readonly CompletedCommand[]): readonly string[] =>
  commands.flatMap(({ name }) => (name.includes(' ') ? [] : [name]));

/** The commands of two words, each in its words. */
export const pairsOf = (commands: readonly CompletedCommand[]): readonly string[][] =>
  commands.map(({ name }) => name.split(' ')).filter(({ length }) => length === 2);

/** The forms in which a flag is written: `-a` and `--arch`. */
export const formsOf = ({ char, name }: CompletedFlag): readonly string[] =>
  char === undefined ? [`--${name}`] : [`-${char}`, `--${name}`];

/** Quotes a text for a shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
