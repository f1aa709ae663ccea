/** A change of a program's text. */
export interface Mutant {
  /** Line and change, such as `57: a > b -> a >= b`. */
  readonly name: string;
  readonly text: string;
}

/** What is changed: a pattern, and what it becomes. Signs of comparison have spaces around them, unlike those of types. */
const CHANGES: readonly (readonly [pattern: RegExp, ...replacements: string[]])[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ >= /g, ' > ', ' < '],
  [/ > /g, ' >= ', ' < '],
  [/ < /g, ' <= ', ' > '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/(?<=\()!(?=\w)/g, ''],
  [/\bif \((.+?)\)(?= (?:\{|return|self|this|record|continue))/g, 'if (true)', 'if (false)'],
  [/(?<=[ (])(?=\w+ \? )/g, '!'],
  [/ \+ /g, ' - '],
  [/Math\.max/g, 'Math.min'],
  [/Math\.floor/g, 'Math.ceil'],
  [/(?<![\w.])0(?![\w.])/g, '1'],
  [/(?<![\w.])1(?![\w.])/g, '0', '2'],
  [/(?<![\w.])2(?![\w.])/g, '3', '1'],
];

/** Changes each comparison, constant and condition between two lines of a program in turn. */
export function mutantsOf(text: string, first: RegExp, last: RegExp): readonly Mutant[] {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => first.test(line));
  const end = lines.findIndex((line) => last.test(line));
  const mutants: Mutant[] = [];
  for (let index = begin; index < end; index++) {
    const line = lines[index];
    if (/^\s*(\/\/|\/\*|\*)/.test(line)) continue;
    for (const changed of changesOf(line)) {
      const name = `${index + 1}: ${line.trim()} -> ${changed.trim()}`;
      mutants.push({ name, text: lines.with(index, changed).join('\n') });
    }
  }
  return mutants;
}

/** The line with each change at each of its places. */
const changesOf = (line: string): string[] =>
  CHANGES.flatMap(([pattern, ...replacements]) =>
    [...line.matchAll(pattern)].flatMap(({ 0: found, index }) =>
      replacements.map(
        (replacement) => line.slice(0, index) + replacement + line.slice(index + found.length),
      ),
    ),
  ).filter((changed) => changed !== line);
