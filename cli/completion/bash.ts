import { type CompletedCommand, firstWords, formsOf, pairsOf } from './completed.ts';

/** Writes the completion for bash. An argument may be a file, too. So may a value that is not known. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = firstWords(commands);
  return `# Completes spigo in bash.
_spigo() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=run flags words files=
  # bash takes the equals sign of --ties=fifo for a word of its own.
  if [[ $word == = ]]; then word=
  elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD > 1)); then
    case \${COMP_WORDS[1]} in ${names.join('|')}) command=\${COMP_WORDS[1]} ;; esac
  fi
${pairsOf(commands).map(pairOf).join('\n')}
  case $command in
${commands.map(wordsOf).join('\n')}
  esac
  case "$command $before" in
${commands.flatMap(valuesOf).join('\n')}
    *)
      if ((COMP_CWORD == 1)); then words="${names.join(' ')} $words"; fi
      if [[ $word == -* ]]; then words=$flags; else files=yes; fi
      ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [[ $files ]]; then
    # Names of files may hold spaces.
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$word"))
    compopt -o filenames 2> /dev/null
  fi
}
complete -o bashdefault -o default -F _spigo spigo
`;
}

const pairOf = ([first, second]: readonly string[]): string =>
  `  if ((COMP_CWORD > 2)) && [[ "$command \${COMP_WORDS[2]}" == '${first} ${second}' ]]; then command='${first} ${second}'; fi`;

const wordsOf = ({ name, flags, words }: CompletedCommand): string =>
  `    '${name}') flags='${flags.flatMap(formsOf).join(' ')}' words='${words.join(' ')}' ;;`;

/** What follows a flag that takes a value. Where the values are not known, no word is offered. */
const valuesOf = ({ name, flags }: CompletedCommand): string[] =>
  flags.flatMap((flag) => {
    if (flag.value === undefined) return [];
    const places = formsOf(flag).map((form) => `'${name} ${form}'`);
    return [`    ${places.join('|')}) words='${flag.values.join(' ')}' ;;`];
  });
