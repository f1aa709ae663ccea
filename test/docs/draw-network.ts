import { GraphCollector } from '../../cli/page/graph-collector.ts';
import { LayoutMaker } from '../../cli/page/layout/layout.ts';
import { degreesOf, radiusOf } from '../../cli/page/layout/radius.ts';
import type { GraphColumns, Layout } from '../../cli/page/page-data.ts';
import { GraphFeed, seconds, simulate } from '../../kernel/index.ts';
import { fsm } from '../../models/fsm/fsm.ts';

const SCENARIO = { seed: '42', options: { population: 100, duration: seconds(10) } };

/** Draws the network that a hundred pirates have built in ten seconds, as `npm start` builds it. */
export function drawNetwork(): string {
  const graph = formedGraph();
  const maker = new LayoutMaker(graph);
  while (maker.share < 1) maker.advance();
  return svgOf(graph, maker.layout());
}

function formedGraph(): GraphColumns {
  const feed = new GraphFeed();
  simulate(fsm, SCENARIO, { observers: [feed] });
  feed.isClosed = true;
  const collector = new GraphCollector('docs/network.svg');
  for (const record of feed.records()) if (record !== undefined) collector.add(record);
  return collector.finish();
}

const MARGIN = 20;

/** The pirates whom many know are large and dark. */
function svgOf(graph: GraphColumns, { x, y }: Layout): string {
  const degrees = degreesOf(graph);
  const most = Math.max(...degrees);
  const [left, top] = [Math.min(...x) - MARGIN, Math.min(...y) - MARGIN].map(Math.floor);
  const [right, bottom] = [Math.max(...x) + MARGIN, Math.max(...y) + MARGIN].map(Math.ceil);
  const lines = graph.edges.source.map((source, index) => {
    const target = graph.edges.target[index];
    return `M${x[source]} ${y[source]}L${x[target]} ${y[target]}`;
  });
  const circles = graph.nodes.name.map((name, index) => {
    const shade = Math.round((degrees[index] / most) * 4);
    const place = `cx="${x[index]}" cy="${y[index]}" r="${radiusOf(degrees[index]).toFixed(1)}"`;
    return `<circle class="shade-${shade}" ${place}><title>${name}</title></circle>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${right - left} ${bottom - top}">`,
    '<title>A hundred pirates, and who knows whom after ten seconds</title>',
    `<style>${STYLE}</style>`,
    `<path d="${lines.join('')}"/>`,
    ...circles,
    '</svg>\n',
  ].join('\n');
}

/** The shades of the page, which also has them for both themes. */
const STYLE = [
  'path{stroke:#8e97a5;stroke-opacity:.45;fill:none}',
  shades(['#f6b54a', '#e8702a', '#bc3754', '#781c6d', '#320a5e']),
  `@media(prefers-color-scheme:dark){${shades(['#7c3a92', '#bc3f6a', '#ea6a3a', '#fbb03a', '#fcf6a8'])}}`,
].join('');

function shades(colours: readonly string[]): string {
  return colours.map((colour, index) => `.shade-${index}{fill:${colour}}`).join('');
}
