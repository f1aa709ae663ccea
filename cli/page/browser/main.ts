import type { PageData } from '../page-data.ts';
import { elementOf, plural } from './dom.ts';
import { listenToKeys } from './input/keys.ts';
import { nodeAt } from './input/node-at.ts';
import { Pointer } from './input/pointer.ts';
import { degreeLabels } from './model/degree-classes.ts';
import { graphOf, type PageNode } from './model/graph.ts';
import { isPinned, Motion } from './model/motion.ts';
import { Player } from './model/player.ts';
import { Selection } from './model/selection.ts';
import { Timeline } from './model/timeline.ts';
import { View } from './model/view.ts';
import { Painter } from './paint/painter.ts';
import { readTheme } from './paint/palette.ts';
import { Details } from './panels/details.ts';
import { fitView, freeBox } from './panels/fit.ts';
import { Hover } from './panels/hover.ts';
import { Legend } from './panels/legend.ts';
import { showRun } from './panels/run-panel.ts';
import { Search } from './panels/search.ts';
import { TimeBar } from './panels/time-bar.ts';
import { Tip } from './panels/tip.ts';
import { ViewMenu } from './panels/view-menu.ts';

const ZOOM = 1.4;
/** While the run plays, this share of all items counts as new, and at least so many. */
const FRESH_SHARE = 0.03;
const FRESH_MIN = 8;

const {
  about,
  layout,
  graph: columns,
} = JSON.parse(elementOf('data', HTMLScriptElement).textContent ?? '') as PageData;
const { services, zones } = columns;
const canvas = elementOf('graph', HTMLCanvasElement);
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

const graph = graphOf(columns, layout);
const timeline = new Timeline(graph, about.endAt);
const selection = new Selection(graph, timeline);
const player = new Player(timeline, () => stillness.matches);
const view = new View();
let theme = readTheme();

const freshCount = (): number =>
  player.isPlaying && !stillness.matches ? Math.max(FRESH_MIN, timeline.total * FRESH_SHARE) : 0;
const painter = new Painter(canvas, () => ({
  ...{ graph, layout, timeline, view, selection, theme },
  emphasis: selection.emphasis,
  freshCount: freshCount(),
}));
const motion = new Motion(graph, { isReduced: () => stillness.matches, onMove: painter.ask });
const hover = new Hover({
  ...{ canvas, tip: new Tip(services, view), selection, timeline },
  onChange: painter.askEmphasis,
});

/** Updates the panels and the picture after a change. */
function changed(): void {
  updatePanels();
  painter.ask();
}

function updatePanels(): void {
  details.update();
  menu.hasPins = graph.nodes.some(isPinned);
}

function choose(node: PageNode | undefined): void {
  selection.chosen = node;
  updatePanels();
  painter.askEmphasis();
}

/** Chooses a node, and moves it into view. */
function seek(node: PageNode): void {
  choose(node);
  view.centreOn(node, freeBox(view));
  painter.askMoved();
}

function release(nodes: readonly PageNode[]): void {
  // A double click on a node that is not pinned must not move the others.
  if (!nodes.some(isPinned)) return;
  motion.release(nodes);
  changed();
}

showRun(about);
const details = new Details({
  ...{ services, zones, selection, timeline, player },
  onChoose: seek,
  onClose() {
    choose(undefined);
    canvas.focus();
  },
  onUnpin: (node) => release([node]),
});
const legend = new Legend({
  ...{ graph, selection, timeline },
  labels: { service: services, zone: zones, degree: degreeLabels(selection.degreeClasses) },
  onChange: painter.askEmphasis,
});
const menu = new ViewMenu({
  selection,
  hasZones: zones.length > 0,
  onGrouping() {
    legend.draw();
    painter.ask();
  },
  onChange() {
    theme = readTheme();
    painter.ask();
  },
  onUnpin: () => release(graph.nodes.filter(isPinned)),
});
const search = new Search({
  selection,
  onChange: painter.askEmphasis,
  onChoose(node) {
    seek(node);
    canvas.focus();
  },
});
const timeBar = new TimeBar({
  ...{ graph, timeline, player },
  onChange() {
    legend.update();
    hover.update();
    changed();
  },
});

new Pointer(canvas, view, {
  nodeAt: (at, reach) => nodeAt({ graph, timeline, view }, at, reach),
  hover: (node, at) => hover.move(node, at),
  choose,
  drag(node, to) {
    hover.drag(node);
    motion.hold(node, to);
    updatePanels();
    painter.askEmphasis();
  },
  drop() {
    motion.letGo();
    painter.ask();
  },
  twice: (node) => release([node]),
  viewChanged: painter.askMoved,
});

function fit(): void {
  fitView(view, { graph, layout });
  painter.ask();
}

function zoom(factor: number): void {
  view.zoomAt({ x: view.width / 2, y: view.height / 2 }, factor);
  painter.askMoved();
}

listenToKeys({
  pan(dx, dy) {
    view.pan(dx, dy);
    painter.askMoved();
  },
  zoom,
  fit,
  play: () => timeBar.toggle(),
  search: () => search.focus(),
  clear() {
    menu.close();
    legend.clear();
    search.clear();
    choose(undefined);
  },
});
elementOf('zoom-in', HTMLButtonElement).addEventListener('click', () => zoom(ZOOM));
elementOf('zoom-out', HTMLButtonElement).addEventListener('click', () => zoom(1 / ZOOM));
elementOf('zoom-fit', HTMLButtonElement).addEventListener('click', fit);

const counts = [plural(graph.nodes.length, 'node'), plural(graph.edges.length, 'edge')];
elementOf('nothing', HTMLParagraphElement).hidden = graph.nodes.length > 0;
canvas.ariaLabel = `A graph of ${counts.join(' and ')}`;
new ResizeObserver(() => {
  view.width = canvas.clientWidth;
  view.height = canvas.clientHeight;
  if (view.isFitted) fitView(view, { graph, layout });
  painter.ask();
}).observe(canvas);
