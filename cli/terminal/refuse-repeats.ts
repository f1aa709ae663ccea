import { quote, SimulationError } from '../../kernel/index.ts';
import { unguarded } from './guarded.ts';

/** A word of a command line as oclif's parser has read it. */
interface Token {
  readonly type: string;
  readonly flag?: string;
  readonly input: string;
}

/** The flags that take several values. What they say is checked where it is read. */
const REPEATED: readonly string[] = ['set', 'plot', 'vary', 'compare', 'measure', 'steady'];

/** Refuses a flag that is given twice with different values: one of them would be lost. @throws bad-argument. */
export function refuseRepeats(tokens: readonly Token[]): void {
  const given = new Map<string, string>();
  for (const { type, flag = '', input } of tokens) {
    if (type !== 'flag' || REPEATED.includes(flag)) continue;
    const before = given.get(flag) ?? input;
    if (before !== input) {
      const both = [before, input].map((text) => quote(unguarded(text))).join(' and ');
      throw new SimulationError('bad-argument', `--${flag}: got ${both}, expected one of them`);
    }
    given.set(flag, input);
  }
}
