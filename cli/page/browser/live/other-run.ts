import { NOTHING_SEEN, type Picture, type Survey } from '../../../watch/picture.ts';
import { columnsOfNames } from '../../layout/bare-layout.ts';
import { LayoutMaker } from '../../layout/layout.ts';
import type { GraphColumns, Layout } from '../../page-data.ts';
import type { Link } from './link.ts';

/** A run that nobody has recorded ends after so many events, if it does not end before. */
const EVENTS_MAX = 2_000_000;
const SLICE = 20_000;

/** A run to its end, and its graph. */
export interface OtherRun {
  readonly survey: Survey;
  readonly graph: GraphColumns;
  readonly layout: Layout;
}

/** Makes a run to its end, so that its graph is known before it is shown. */
export async function otherRun(link: Link): Promise<OtherRun> {
  const ask = (): Promise<Survey> => link.ask('survey', { events: SLICE, end: EVENTS_MAX });
  let survey = await ask();
  while (survey.outcome === undefined) survey = await ask();
  const graph = columnsOf(await link.ask('end', { seen: NOTHING_SEEN }));
  return { survey, graph, layout: layoutOf(graph) };
}

/** The layout of a graph, to the end. */
export function layoutOf(graph: GraphColumns): Layout {
  const maker = new LayoutMaker(graph);
  while (maker.share < 1) maker.advance();
  return maker.layout();
}

/** The graph of a picture: what actors have reported or, if none has, all actors. */
export function columnsOf({ areReported, edges, names, reports }: Picture): GraphColumns {
  if (!areReported && reports.length === 0) return columnsOfNames(names);
  const columns = {
    services: [] as string[],
    zones: [] as string[],
    nodes: {
      name: [] as string[],
      service: [] as number[],
      zone: [] as number[],
      at: [] as number[],
      order: [] as number[],
    },
    edges: { source: [] as number[], target: [] as number[], at: [] as number[] },
  };
  const { nodes } = columns;
  const indices = new Map<number, number>();
  const addNode = (
    actor: number,
    service: string | undefined,
    zone: string | undefined,
  ): number => {
    const known = indices.get(actor);
    if (known !== undefined) return known;
    const index = nodes.name.length;
    indices.set(actor, index);
    nodes.name.push(names[actor]);
    nodes.service.push(indexOf(columns.services, service));
    nodes.zone.push(indexOf(columns.zones, zone));
    nodes.at.push(0);
    nodes.order.push(index);
    return index;
  };
  for (const { actor, service, zone } of reports) addNode(actor, service, zone);
  for (let end = 0; end < edges.length; end += 2) {
    columns.edges.source.push(addNode(edges[end], undefined, undefined));
    columns.edges.target.push(addNode(edges[end + 1], undefined, undefined));
    columns.edges.at.push(0);
  }
  return columns;
}

/** The index of a text in a list, to which a new text is added; -1 for `undefined`. */
function indexOf(list: string[], text: string | undefined): number {
  if (text === undefined) return -1;
  const index = list.indexOf(text);
  return index === -1 ? list.push(text) - 1 : index;
}
