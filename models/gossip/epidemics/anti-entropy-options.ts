import { HOUR, MINUTE, type OptionsOf, option } from '../../../kernel/index.ts';

export const antiEntropyOptions = {
  direction: option.choice(['push', 'pull', 'push-pull'], {
    summary: 'who sends: the caller, the called, or both',
  }),
  informed: option.count(1, { min: 1, summary: 'sites that have the value at the start' }),
  deletion: option.duration(0, { summary: 'when site 1 deletes the value; 0 for never' }),
  hold: option.duration(10 * MINUTE, { summary: 'how long all sites spread a death certificate' }),
  dormancy: option.duration(10 * HOUR, {
    summary: 'how long its retention sites keep it afterwards',
  }),
  retention: option.count(4, { summary: 'retention sites of a death certificate' }),
};

export type AntiEntropyOptions = OptionsOf<typeof antiEntropyOptions>;
