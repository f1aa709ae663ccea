import { type CompletedCommand, type CompletedFlag, formsOf, quoted } from './completed.ts';

/** Writes the completion for zsh. It is sourced, or is a file of a folder in fpath. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const others = commands.map(({ name }) => name).join('|');
  return `#compdef spigo
# Completes spigo in zsh.
_spigo_words() {
  compadd -- "$@"
  _files
}
_spigo() {
  local command=run
  local -a commands=(${commands.map(({ name }) => name).join(' ')})
  if ((CURRENT > 2)); then
    case $words[2] in (${others}) command=$words[2] ;; esac
  else
    local -a first=($commands)
  fi
  case $command in
${commands.map(caseOf).join('\n')}
  esac
}
if [[ $funcstack[1] == _spigo ]]; then _spigo "$@"; else compdef _spigo spigo; fi
`;
}

const caseOf = ({ name, flags, words }: CompletedCommand): string => {
  const specs = [...flags.flatMap(specsOf), `'*:argument:_spigo_words $first ${words.join(' ')}'`];
  return `    (${name})
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
