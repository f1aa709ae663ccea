import * as Flags from '@oclif/core/flags';
import { quote, SimulationError } from '../../kernel/index.ts';
import { unguarded } from './guarded.ts';

/**
 * Defines a flag that takes any text. A text that looks like a flag must stand behind an equals sign,
 * as in `--seed=-d`: as a word of its own, it is the next flag, and the value was forgotten.
 */
export const textFlag = Flags.custom<string>({
  parse: async (input, _, { name }) => {
    if (!/^-\D/.test(input)) return unguarded(input);
    throw new SimulationError(
      'bad-argument',
      `--${name}: got nothing before ${quote(input)}, expected a value`,
    );
  },
});
