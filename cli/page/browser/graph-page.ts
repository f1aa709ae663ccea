import type { Opened } from '../../watch/questions.ts';
import type { About, FailureAccount, PageData, RunData } from '../page-data.ts';
import { Camera } from './camera.ts';
import { elementOf, plural } from './dom.ts';
import { listenToKeys } from './input/keys.ts';
import { nodeAt } from './input/node-at.ts';
import { Pointer } from './input/pointer.ts';
import { Live, type RunLink } from './live/live.ts';
import type { Playback, PlaybackListener } from './live/playback.ts';
import { Sight } from './live/sight.ts';
import { degreeLabels } from './model/degree-classes.ts';
import { graphOf, type PageGraph, type PageNode } from './model/graph.ts';
import { isPinned, Motion } from './model/motion.ts';
import { Player } from './model/player.ts';
import { Selection } from './model/selection.ts';
import { Timeline } from './model/timeline.ts';
import { type Point, View } from './model/view.ts';
import { Painter } from './paint/painter.ts';
import { readTheme } from './paint/palette.ts';
import type { Scene } from './paint/scene.ts';
import { Details } from './panels/details.ts';
import { showFailure } from './panels/failure-panel.ts';
import { freeBox } from './panels/fit.ts';
import { Hover } from './panels/hover.ts';
import { Legend } from './panels/legend.ts';
import { tellFingerprint } from './panels/run-panel.ts';
import { savePicture } from './panels/save-picture.ts';
import { Search } from './panels/search.ts';
import { TimeBar } from './panels/time-bar.ts';
import { Tip } from './panels/tip.ts';
import { ViewMenu } from './panels/view-menu.ts';

/** While the graph forms, this share of all items counts as new, and at least so many. */
const FRESH_SHARE = 0.03;
const FRESH_MIN = 8;

/** A run, and the event that is shown at first: the last one by default. */
interface ShownRun {
  readonly link: RunLink;
  /** Whether a server makes the run, and others may watch it. */
  readonly isShared: boolean;
  /** Makes what plays the run. */
  readonly play: (sight: Sight, listener: PlaybackListener) => Playback;
  readonly onScenario: (scenario: object, event: number) => void;
  readonly opened: Opened;
  readonly run: RunData;
  readonly event: number | undefined;
  /** The failure of the run, if it is known. */
  readonly failure?: FailureAccount | undefined;
}

/** The graph on its canvas with the panels around it. It shows how the graph formed, or the run as it is made again. */
export class GraphPage {
  private readonly canvas = elementOf('graph', HTMLCanvasElement);
  private readonly stillness = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly graph: PageGraph;
  private readonly timeline: Timeline;
  private readonly selection: Selection;
  private readonly player: Player;
  private readonly view = new View();
  private readonly sight: Sight;
  private readonly painter: Painter;
  private readonly camera: Camera;
  private readonly motion: Motion;
  private readonly hover: Hover;
  private readonly details: Details;
  private readonly legend: Legend;
  private readonly menu: ViewMenu;
  private readonly search: Search;
  private theme = readTheme();
  private live: Live | undefined;
  private wordCount = 0;
  private toggle = (): void => undefined;
  private step: (by: number) => void = () => undefined;

  constructor(
    private readonly about: About,
    private readonly data: Pick<PageData, 'graph' | 'layout'>,
  ) {
    const { layout, graph: columns } = data;
    const { services, zones } = columns;
    this.graph = graphOf(columns, layout);
    this.timeline = new Timeline(this.graph, about.endAt);
    this.selection = new Selection(this.graph, this.timeline);
    this.player = new Player(this.timeline, () => this.stillness.matches);
    this.sight = new Sight(this.graph);
    const { canvas, graph, selection, timeline, player, view } = this;
    this.painter = new Painter(canvas, graph, () => this.scene());
    const { painter } = this;
    this.camera = new Camera({ canvas, graph, layout, painter, view });
    this.motion = new Motion(graph, {
      isReduced: () => this.stillness.matches,
      onMove: painter.askMoving,
    });
    this.hover = new Hover({
      ...{ canvas, tip: new Tip(services, view), selection, timeline },
      onChange: painter.askMoving,
    });
    this.details = new Details({
      ...{ services, zones, selection, timeline, player, hasEdges: graph.edges.length > 0 },
      onChoose: (node) => this.seek(node),
      onClose: () => {
        this.choose(undefined);
        canvas.focus();
      },
      onUnpin: (node) => this.release([node]),
    });
    this.legend = new Legend({
      ...{ graph, selection, timeline },
      labels: {
        state: this.sight.words,
        service: services,
        zone: zones,
        degree: degreeLabels(selection.degreeClasses),
      },
      onChange: painter.askMoving,
    });
    this.menu = new ViewMenu({
      selection,
      hasZones: zones.length > 0,
      onGrouping: () => {
        this.legend.draw();
        painter.ask();
      },
      onChange: () => {
        this.theme = readTheme();
        painter.ask();
      },
      onUnpin: () => this.release(graph.nodes.filter(isPinned)),
      onSave: (format) => void savePicture(this.scene(), { format, name: about.model }),
    });
    this.search = new Search({
      selection,
      onChange: painter.askMoving,
      onChoose: (node) => {
        this.seek(node);
        canvas.focus();
      },
    });
    this.listen();
    this.describe();
  }

  /** Lets the slider show how the graph formed. */
  showFormation(): void {
    const { graph, timeline, player } = this;
    const bar = new TimeBar({
      ...{ graph, timeline, player },
      onChange: () => this.changed(this.painter.askMoving),
    });
    this.toggle = () => bar.toggle();
  }

  /** Lets the slider show the run, as it is made again. */
  showRun({ event, failure, play, ...shown }: ShownRun): void {
    const { graph, sight, about } = this;
    const live = new Live({
      ...{ ...shown, graph, sight },
      play: (listener) => play(sight, listener),
      endAt: about.endAt,
      isReduced: () => this.stillness.matches,
      onChange: () => this.followRun(),
      onMove: this.painter.askMoving,
      onFingerprint: (fingerprint) => tellFingerprint(fingerprint, shown.run.fingerprint),
    });
    this.live = live;
    this.toggle = () => live.watching.toggle();
    this.step = (by) => live.watching.step(by);
    if (event !== undefined) live.watching.goToEvent(event);
    if (failure !== undefined) {
      showFailure({ about, failure, onGo: (one) => live.watching.goToEvent(one) });
    }
    // Where the window is narrow, an opened panel covers what the graph had.
    elementOf('side', HTMLDivElement).addEventListener('toggle', () => this.camera.refit(), true);
    this.camera.refit();
  }

  private scene(): Scene {
    const { graph, timeline, view, selection, theme, player } = this;
    const isForming = player.isPlaying && !this.stillness.matches;
    return {
      ...{ graph, timeline, view, selection, theme, layout: this.data.layout },
      emphasis: selection.emphasis,
      freshCount: isForming ? Math.max(FRESH_MIN, timeline.total * FRESH_SHARE) : 0,
      live: this.live?.scene,
    };
  }

  /** Another event of the run is shown. */
  private followRun(): void {
    const { sight, timeline, selection } = this;
    const { picture, words } = sight;
    if (picture === undefined) return;
    const isWhole = picture.outcome !== undefined || !picture.areReported;
    timeline.show(isWhole ? timeline.total : sight.reportCount + sight.edges.length / 2);
    if (words.length !== this.wordCount) {
      if (this.wordCount === 0) {
        selection.grouping = 'state';
        this.menu.offerStates();
      }
      this.wordCount = words.length;
      this.legend.draw();
      this.camera.refit();
    }
    this.changed(this.painter.askMoving);
  }

  /** Updates the panels and the picture after a change. */
  private changed(paint = this.painter.ask): void {
    this.legend.update();
    this.hover.update();
    this.updatePanels();
    paint();
  }

  private updatePanels(): void {
    this.details.update();
    this.menu.hasPins = this.graph.nodes.some(isPinned);
  }

  private choose(node: PageNode | undefined): void {
    this.selection.chosen = node;
    this.live?.choose(node);
    this.updatePanels();
    this.painter.askMoving();
  }

  /** Chooses a node, and moves it into view. */
  private seek(node: PageNode): void {
    this.choose(node);
    this.view.centreOn(node, freeBox(this.view));
    this.hover.leave();
    this.painter.askMoving();
  }

  private release(nodes: readonly PageNode[]): void {
    // A double click on a node that is not pinned must not move the others.
    if (!nodes.some(isPinned)) return;
    this.motion.release(nodes);
    this.updatePanels();
    this.painter.ask();
  }

  /** A click beside all nodes may be on a message. */
  private press(node: PageNode | undefined, at: Point): void {
    const isOnFlight = node === undefined && this.live?.chooseFlight(at, this.scene()) === true;
    if (!isOnFlight) this.choose(node);
  }

  private listen(): void {
    const { camera, canvas, graph, timeline, view, painter, hover, motion } = this;
    new Pointer(canvas, view, {
      nodeAt: (at, reach) => nodeAt({ graph, timeline, view }, at, reach),
      hover: (node, at) => hover.move(node, at),
      choose: (node, at) => this.press(node, at),
      drag: (node, to) => {
        hover.drag(node);
        motion.hold(node, to);
        this.updatePanels();
        painter.askMoving();
      },
      drop: () => {
        motion.letGo();
        painter.ask();
      },
      twice: (node) => this.release([node]),
      viewChanged: painter.askMoving,
    });
    listenToKeys({
      pan: (dx, dy) => camera.pan(dx, dy),
      zoom: (factor) => camera.zoom(factor),
      fit: () => camera.fit(),
      play: () => this.toggle(),
      step: (by) => this.step(by),
      search: () => this.search.focus(),
      clear: () => {
        this.menu.close();
        this.legend.clear();
        this.search.clear();
        this.choose(undefined);
      },
    });
  }

  /** Tells those who do not see it how large the graph is. */
  private describe(): void {
    const { nodes, edges } = this.graph;
    elementOf('nothing', HTMLParagraphElement).hidden = nodes.length > 0;
    this.canvas.ariaLabel = `A graph of ${plural(nodes.length, 'node')} and ${plural(edges.length, 'edge')}`;
  }
}
