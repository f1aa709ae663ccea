import * as Flags from '@oclif/core/flags';
import { unguarded } from './guarded.ts';

/** Defines a flag that takes any text, even one that begins with a minus. */
export const textFlag = Flags.custom<string>({ parse: async (input) => unguarded(input) });
