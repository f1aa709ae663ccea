/**
 * The exports for gossip protocols. A protocol of your own extends `GossipNode`, and `gossipModel`
 * makes its model. The models of this library can be run and checked as they are.
 */
export { averaging } from './aggregation/averaging.ts';
export { pushSum } from './aggregation/push-sum.ts';
export { plumtree } from './broadcast/plumtree.ts';
export { antiEntropy } from './epidemics/anti-entropy.ts';
export { rumor } from './epidemics/rumor.ts';
export { spread } from './epidemics/spread.ts';
export { CycleValue } from './kit/cycle-value.ts';
export type { Clocking, Cycles } from './kit/cycles.ts';
export { type GossipDefinition, gossipModel } from './kit/gossip-model.ts';
export { GossipNode, type GossipSelf, type Place } from './kit/gossip-node.ts';
export {
  averagePathOf,
  clusteringOf,
  edgeCountOf,
  isConnected,
  type Neighbourhoods,
  undirected,
} from './kit/graph-figures.ts';
export { type GossipOptions, gossipOptions } from './kit/options.ts';
export {
  type Entry,
  isLater,
  replaces,
  type Version,
  VersionedStore,
} from './kit/versioned-store.ts';
export type {
  Membership,
  ViewMessage,
  ViewSelf,
} from './membership/membership.ts';
export { cyclon } from './overlay/cyclon.ts';
export { hyparview } from './overlay/hyparview.ts';
export { phiAt } from './phi/phi.ts';
export { phiAccrual } from './phi/phi-accrual.ts';
export { scuttlebutt } from './scuttlebutt/scuttlebutt.ts';
export { swim } from './swim/swim.ts';
