import { GraphCollector } from '../../../cli/page/graph-collector.ts';
import { LayoutMaker } from '../../../cli/page/layout/layout.ts';
import type { GraphColumns, Layout, PageData } from '../../../cli/page/page-data.ts';
import type { GraphRecord } from '../../../kernel/index.ts';

/** A node's record; in a zone, where one is given. */
export const node = (name: string, service = 'pirate', zone?: string, at = 0): GraphRecord => ({
  kind: 'node',
  name,
  service,
  at,
  ...(zone !== undefined && { zone }),
});

export const edge = (source: string, target: string, at = 0): GraphRecord => ({
  kind: 'edge',
  source,
  target,
  at,
});

/** The columns of these records. */
export function columnsOf(records: Iterable<GraphRecord>): GraphColumns {
  const collector = new GraphCollector('--html x.html');
  for (const record of records) collector.add(record);
  return collector.finish();
}

/** The layout of a graph, to the end. */
export function layoutOf(graph: GraphColumns): Layout {
  const maker = new LayoutMaker(graph);
  while (maker.share < 1) maker.advance();
  return maker.layout();
}

/** A balancer without a zone over three tiers in three zones: 85 nodes and 558 edges at 200 %. */
export function zonedServices(percent = 200): GraphRecord[] {
  const tier = (service: string, count: number) =>
    Array.from({ length: Math.floor((count * percent) / 100) }, (_, index) => ({
      name: `${service}${index}`,
      service,
      zone: `zone${index % 3}`,
    }));
  const tiers = [tier('zuul', 9), tier('karyon', 27), tier('staash', 6)];
  const [front] = tiers;
  return [
    node('elb-api', 'elb'),
    ...tiers.flat().map(({ name, service, zone }) => node(name, service, zone)),
    ...front.map(({ name }) => edge('elb-api', name)),
    ...tiers.flatMap((above, index) =>
      above.flatMap((from) =>
        (tiers[index + 1] ?? [])
          .filter(({ zone }) => zone === from.zone)
          .map(({ name }) => edge(from.name, name)),
      ),
    ),
  ];
}

/** All that a page is made of, about a run of that graph. */
export function pageDataOf(records: Iterable<GraphRecord>, endAt = 0): PageData {
  const graph = columnsOf(records);
  const about = {
    model: 'stage',
    outcome: 'complete at 10s',
    endAt,
    facts: [['again', 'spigo -a stage --seed 1'] as const],
  };
  return { about, graph, layout: layoutOf(graph) };
}
