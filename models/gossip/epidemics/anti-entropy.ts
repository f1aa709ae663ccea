import { FAULT_KINDS } from '../../../kernel/index.ts';
import { gossipModel } from '../kit/gossip-model.ts';
import { antiEntropyOptions } from './anti-entropy-options.ts';
import { Site } from './anti-entropy-site.ts';
import { allKnow, epidemicMeasures } from './epidemic-measures.ts';
import { deletionsLast } from './site-properties.ts';

/**
 * Anti-entropy with death certificates.
 * Source: Demers et al. 1987, Epidemic Algorithms for Replicated Database Maintenance, 1.3 and 2.
 */
export const antiEntropy = gossipModel({
  name: 'anti-entropy',
  summary: 'anti-entropy after Demers: sites compare their databases until all agree',
  options: antiEntropyOptions,
  node: (place, options) => new Site(place, options),
  measures: epidemicMeasures,
  stopWhen: allKnow,
  properties: [deletionsLast],
  // A certificate expires by the clock of its site.
  tolerates: FAULT_KINDS.filter((kind) => kind !== 'drift'),
});
