import type { CompleteNetwork, LinkRule } from '../network/network-laws.ts';

/** The laws of a network of which each rule, the default too, is changed. */
export const eachRule = (
  network: CompleteNetwork,
  change: <Rule extends LinkRule>(rule: Rule) => Rule,
): CompleteNetwork => ({
  ...change(network),
  zones: network.zones.map((rule) => change(rule)),
  links: network.links.map((rule) => change(rule)),
});

/** The laws of a network without some fields, which may be left out. */
export const withoutFields = (
  network: CompleteNetwork,
  fields: readonly ('loss' | 'bursts' | 'duplication')[],
): CompleteNetwork =>
  eachRule(network, <Rule extends LinkRule>(rule: Rule) => {
    const left = Object.entries(rule).filter(([name]) => !fields.some((field) => field === name));
    return Object.fromEntries(left) as Rule;
  });
