import { SimulationError } from '../../data/errors.ts';
import { isNodeName, quote } from '../../data/names.ts';
import type { GraphRecord } from './graph.ts';
import { PIECE_LENGTH, type RecordedGraph } from './graph-json.ts';

const XMLNS = 'http://graphml.graphdrawing.org/xmlns';
const SCHEMA = 'http://www.yworks.com/xml/schema/graphml/1.0/ygraphml.xsd';

const HEADER = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="${XMLNS}"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:y="http://www.yworks.com/xml/graphml"
  xsi:schemaLocation="${XMLNS} ${SCHEMA}">
  <key id="d0" for="node" yfiles.type="nodegraphics"/>
  <key id="d1" for="edge" yfiles.type="edgegraphics"/>
  <key id="d2" for="node" attr.name="Text" attr.type="string"/>
  <key id="service" for="node" attr.name="service" attr.type="string"/>
  <key id="zone" for="node" attr.name="zone" attr.type="string"/>
  <graph id="spigo" edgedefault="directed">
`;

const FOOTER = '  </graph>\n</graphml>\n';

// The colours are light, so that yEd's black labels stay readable.
// Source: ColorBrewer, Set3 with 12 classes (Brewer 2003).
const COLOURS = [
  '#8DD3C7',
  '#FFFFB3',
  '#BEBADA',
  '#FB8072',
  '#80B1D3',
  '#FDB462',
  '#B3DE69',
  '#FCCDE5',
  '#D9D9D9',
  '#BC80BD',
  '#CCEBC5',
  '#FFED6F',
];

/**
 * Writes a graph as GraphML for yEd and other tools, in pieces of about 64 KB. A node's name is its
 * id and label. Each service has a colour; from the 13th service on, colours repeat. Edges are
 * numbered from 1. Instants are left out.
 * @throws bad-graph for a name or a service that XML cannot hold, which `isNodeName` refuses.
 */
export function* writeGraphMl(graph: RecordedGraph): Generator<string> {
  const colours = new Map<string, string>();
  let piece = HEADER;
  let edgeCount = 0;
  for (const record of graph.records) {
    if (record === undefined) {
      yield piece;
      piece = '';
      continue;
    }
    if (record.kind === 'node') {
      piece += node(record, colourOf(colours, record.service));
    } else {
      edgeCount += 1;
      const ends = `source="${escaped(record.source)}" target="${escaped(record.target)}"`;
      piece += `    <edge id="e${edgeCount}" ${ends}/>\n`;
    }
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  yield piece + FOOTER;
}

function node(record: GraphRecord & { kind: 'node' }, colour: string): string {
  const name = escaped(record.name);
  const zone = record.zone === undefined ? '' : `<data key="zone">${escaped(record.zone)}</data>`;
  const shape = `<y:Fill color="${colour}" transparent="false"/><y:NodeLabel>${name}</y:NodeLabel>`;
  return `    <node id="${name}"><data key="service">${escaped(record.service)}</data>${zone}\
<data key="d0"><y:ShapeNode>${shape}</y:ShapeNode></data></node>\n`;
}

/** Returns the colour of a service. Services take colours in the order in which they first appear. */
function colourOf(colours: Map<string, string>, service: string): string {
  const colour = colours.get(service) ?? COLOURS[colours.size % COLOURS.length];
  colours.set(service, colour);
  return colour;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes a text for XML's character data or attribute values. */
function escaped(text: string): string {
  if (text !== '' && !isNodeName(text)) {
    throw new SimulationError(
      'bad-graph',
      `graph: got ${quote(text)}, expected a name that XML can carry`,
    );
  }
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
}
