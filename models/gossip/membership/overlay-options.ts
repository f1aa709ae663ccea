import { option } from '../../../kernel/index.ts';

/** The parameters of Cyclon, as in its paper. */
export const cyclonOptions = {
  viewSize: option.count(20, { min: 1, summary: 'pointers of a view' }),
  shuffleSize: option.count(8, { min: 1, summary: 'pointers that a shuffle exchanges' }),
};
