import { MILLISECOND } from '../data/units.ts';
import type { CompleteNetwork, LinkRule } from '../network/network-laws.ts';
import { toDistribution, writeDurationLaw } from '../random/duration-conversion.ts';
import type { Scenario } from '../run/scenario.ts';
import { medianOf } from './arbitraries/latency-laws.ts';
import type { RunSteps } from './asking.ts';
import { eachRule, withoutFields } from './network-rules.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** Makes the network as plain as it can be: no losses, no copies, messages in order, constant latencies, ties in order. */
export function* plainLaws(search: ShrinkSearch): RunSteps<Scenario, void> {
  while ((yield* search.firstWithSeeds(plainer(search.scenario))) !== undefined);
}

function plainer(scenario: Scenario): readonly Scenario[] {
  const { network } = scenario;
  const inOrder: Scenario = { ...scenario, ties: 'fifo' };
  if (network === undefined) return [inOrder];
  const networks = [
    plainest(network),
    withoutFields(network, ['loss', 'bursts']),
    withoutFields(network, ['duplication']),
    { ...network, zones: [], links: [] },
    eachRule(network, (rule) =>
      rule.ordering === undefined ? rule : { ...rule, ordering: 'fifo' as const },
    ),
    eachRule(network, constantLatency),
  ];
  return [
    { ...inOrder, network: plainest(network) },
    ...networks.map((plain) => ({ ...scenario, network: plain })),
    inOrder,
  ];
}

const plainest = (network: CompleteNetwork): CompleteNetwork => ({
  latency: constantLatency(network).latency ?? network.latency,
  ordering: 'fifo',
  ...(network.connection !== undefined && { connection: network.connection }),
  zones: [],
  links: [],
});

/** The rule whose latency is always its median, in whole milliseconds where that is at least one. */
function constantLatency<Rule extends LinkRule>(rule: Rule): Rule {
  if (rule.latency === undefined) return rule;
  const median = medianOf(toDistribution(rule.latency));
  const grain = median >= MILLISECOND ? MILLISECOND : 1;
  const value = Math.max(0, Math.round(median / grain) * grain);
  return { ...rule, latency: writeDurationLaw({ law: 'constant', value }) };
}
