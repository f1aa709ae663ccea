import {
  type CompletedCommand,
  type CompletedFlag,
  firstWords,
  pairsOf,
  quoted,
} from './completed.ts';

/** Writes the completion for fish. Arguments that are none of the known words are completed as files. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const first = commands.flatMap(({ name, summary }) =>
    name.includes(' ')
      ? []
      : [`complete -c spigo -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`],
  );
  const lines = commands.flatMap((command) => {
    const words = command.words.length > 0 ? [`-a ${quoted(command.words.join(' '))}`] : [];
    const condition = quoted(conditionOf(command.name, commands));
    return [...words, ...command.flags.map(flagOf)].map(
      (rest) => `complete -c spigo -n ${condition} ${rest}`,
    );
  });
  return `# Completes spigo in fish.\n${[...first, ...lines].join('\n')}\n`;
}

/** When a command is meant. The word run may be left out. */
function conditionOf(name: string, commands: readonly CompletedCommand[]): string {
  const seen = (words: readonly string[]): string =>
    `__fish_seen_subcommand_from ${words.join(' ')}`;
  if (name === 'run') return `not ${seen(firstWords(commands).filter((word) => word !== 'run'))}`;
  const seconds = pairsOf(commands).flatMap(([one, other]) => (one === name ? [other] : []));
  const all = name.split(' ').map((word) => seen([word]));
  return [...all, ...(seconds.length > 0 ? [`not ${seen(seconds)}`] : [])].join('; and ');
}

function flagOf({ char, name, value, values, description }: CompletedFlag): string {
  const forms = `${char === undefined ? '' : `-s ${char} `}-l ${name}`;
  const known = values.length > 0 ? ` -a ${quoted(values.join(' '))}` : '';
  const takes = value === undefined ? '' : value === 'FILE' ? ' -r' : ' -x';
  return `${forms}${takes}${known} -d ${quoted(description)}`;
}
