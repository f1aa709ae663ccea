import { NOTHING_SEEN, type Picture, type Survey } from '../../../watch/picture.ts';
import { columnsOfNames } from '../../layout/bare-layout.ts';
import { GraphColumnsMaker } from '../../layout/graph-columns-maker.ts';
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
  const columns = new GraphColumnsMaker();
  const add = (actor: number, place?: { service: string; zone: string | undefined }): string => {
    const name = names[actor];
    if (!columns.has(name)) columns.addNode(name, place, 0);
    return name;
  };
  for (const { actor, ...place } of reports) add(actor, place);
  for (let end = 0; end < edges.length; end += 2) {
    const [source, target] = [add(edges[end]), add(edges[end + 1])];
    columns.addEdge({ source, target, at: 0 });
  }
  return columns.graph;
}
