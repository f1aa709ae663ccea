import { type CompletedCommand, type CompletedFlag, quoted } from './completed.ts';

/** Writes the completion for fish. Arguments that are none of the known words are completed as files. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const others = commands.flatMap(({ name }) => (name === 'run' ? [] : [name])).join(' ');
  const first = commands.map(
    ({ name, summary }) =>
      `complete -c spigo -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
  );
  const lines = commands.flatMap((command) => {
    // The word run may be left out.
    const seen = `__fish_seen_subcommand_from ${command.name === 'run' ? others : command.name}`;
    const condition = command.name === 'run' ? `not ${seen}` : seen;
    const words = command.words.length > 0 ? [`-a ${quoted(command.words.join(' '))}`] : [];
    return [...words, ...command.flags.map(flagOf)].map(
      (rest) => `complete -c spigo -n ${quoted(condition)} ${rest}`,
    );
  });
  return `# Completes spigo in fish.\n${[...first, ...lines].join('\n')}\n`;
}

function flagOf({ char, name, value, values, description }: CompletedFlag): string {
  const forms = `${char === undefined ? '' : `-s ${char} `}-l ${name}`;
  const known = values.length > 0 ? ` -a ${quoted(values.join(' '))}` : '';
  const takes = value === undefined ? '' : value === 'FILE' ? ' -r' : ' -x';
  return `${forms}${takes}${known} -d ${quoted(description)}`;
}
