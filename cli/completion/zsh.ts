import {
  type CompletedCommand,
  type CompletedFlag,
  firstWords,
  formsOf,
  pairsOf,
  quoted,
} from './completed.ts';

/** Writes the completion for zsh. It is sourced, or is a file of a folder in fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const names = firstWords(commands);
  return `#compdef spigo
# Completes spigo in zsh.
_spigo_words() {
  compadd -- "$@"
  _files
}
_spigo() {
  local command=run
  local -a commands=(${names.join(' ')})
  if ((CURRENT > 2)); then
    case $words[2] in (${names.join('|')}) command=$words[2] ;; esac
  else
    local -a first=($commands)
  fi
${pairsOf(commands).map(pairOf).join('\n')}
  case $command in
${commands.map(caseOf).join('\n')}
  esac
}
if [[ $funcstack[1] == _spigo ]]; then _spigo "$@"; else compdef _spigo spigo; fi
`;
}

const pairOf = ([first, second]: readonly string[]): string =>
  `  if ((CURRENT > 3)) && [[ "$command $words[3]" == '${first} ${second}' ]]; then command='${first} ${second}'; fi`;

const caseOf = ({ name, flags, words }: CompletedCommand): string => {
  const specs = [...flags.flatMap(specsOf), `'*:argument:_spigo_words $first ${words.join(' ')}'`];
  return `    ('${name}')
      _arguments \\
${specs.map((spec) => `        ${spec}`).join(' \\\n')}
      ;;`;
};

/** A form of a flag excludes the others, unless the flag may be repeated. */
function specsOf(flag: CompletedFlag): string[] {
  const forms = formsOf(flag);
  return forms.map((form) => {
    const others = flag.isRepeated ? '*' : `(${forms.join(' ')})`;
    const joint = flag.value === undefined ? '' : form.startsWith('--') ? '=' : '+';
    const value = flag.value === undefined ? '' : `:${flag.value}:${actionOf(flag)}`;
    return quoted(`${others}${form}${joint}[${escaped(flag.description)}]${value}`);
  });
}

const actionOf = ({ value, values }: CompletedFlag): string => {
  if (values.length > 0) return `(${values.join(' ')})`;
  return value === 'FILE' ? '_files' : ' ';
};

const escaped = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');
