import { option } from '../../../kernel/index.ts';

/** The parameters of Cyclon, as in its paper. */
export const cyclonOptions = {
  viewSize: option.count(20, { min: 1, summary: 'pointers of a view' }),
  shuffleSize: option.count(8, { min: 1, summary: 'pointers that a shuffle exchanges' }),
};

/** The parameters of HyParView, as in its paper. */
export const hyparviewOptions = {
  activeSize: option.count(5, { min: 1, summary: 'size of the active view' }),
  passiveSize: option.count(30, { min: 1, summary: 'size of the passive view' }),
  activeWalk: option.count(6, { min: 1, summary: 'hops of the walk of a new node (ARWL)' }),
  passiveWalk: option.count(3, {
    summary: 'hops that this walk still has when the new node enters a passive view (PRWL)',
  }),
  shuffleActive: option.count(3, { summary: 'active peers in a shuffle' }),
  shufflePassive: option.count(4, { summary: 'passive peers in a shuffle' }),
  detection: option.choice(['link', 'send'], {
    summary: 'what tells of a dead neighbour: the broken link, or only sending to it',
  }),
};
