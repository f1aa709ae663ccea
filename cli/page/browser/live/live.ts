import type { Opened } from '../../../watch/questions.ts';
import type { RunData } from '../../page-data.ts';
import { elementOf } from '../dom.ts';
import type { PageGraph, PageNode } from '../model/graph.ts';
import type { Point } from '../model/view.ts';
import type { LiveScene } from '../paint/live-scene.ts';
import { flightPlaces } from '../paint/paint-flights.ts';
import type { Scene } from '../paint/scene.ts';
import { ActorPanel } from '../panels/actor-panel.ts';
import { CausesPanel } from '../panels/causes-panel.ts';
import { DiagramPanel } from '../panels/diagram-panel.ts';
import { EventLog } from '../panels/event-log.ts';
import { FaultList } from '../panels/fault-list.ts';
import { MeasureCharts } from '../panels/measure-charts.ts';
import { RunBar } from '../panels/run-bar.ts';
import { tellBroken } from '../panels/run-panel.ts';
import { Falls } from './falls.ts';
import type { Sight } from './sight.ts';
import { storyOf } from './story.ts';
import { Watching } from './watching.ts';
import type { Link } from './worker-link.ts';

export interface LiveOptions {
  readonly link: Link;
  readonly opened: Opened;
  readonly run: RunData;
  readonly endAt: number;
  readonly graph: PageGraph;
  readonly sight: Sight;
  readonly isReduced: () => boolean;
  /** Another event is shown, or the states have got their words. */
  readonly onChange: () => void;
  /** The picture moves, and nothing else has changed. */
  readonly onMove: () => void;
  readonly onFingerprint: (fingerprint: string) => void;
}

/** The reach of a click on a message, in pixels. */
const REACH = 10;

/** The run that is made in the page, with its panels. */
export class Live {
  readonly watching: Watching;
  private readonly bar: RunBar;
  private readonly log: EventLog;
  private readonly charts: MeasureCharts;
  private readonly actor: ActorPanel;
  private readonly causes: CausesPanel;
  private readonly falls = new Falls();
  private readonly faults: FaultList;
  private chosen: PageNode | undefined;
  private isMoving = false;

  constructor(private readonly options: LiveOptions) {
    const { link, sight, run, endAt, opened } = options;
    document.body.classList.add('runs');
    document.body.classList.toggle('has-faults', opened.faults.length > 0);
    this.watching = new Watching(link, sight, run, {
      onPicture: () => this.shown(),
      onSurvey: (survey) => {
        this.bar.draw(survey);
        this.charts.draw(survey);
        if (survey.outcome === undefined) return;
        options.onFingerprint(survey.fingerprint);
        tellBroken(survey.broken, (event) => this.watching.goToEvent(event));
      },
      onPlaying: () => {
        this.bar.update();
        this.move();
        options.onMove();
      },
      onFailure: (message) => this.tell(message),
    });
    const { watching } = this;
    const onCauses = (id: string): void => void this.causes.show(id);
    this.bar = new RunBar({ sight, watching, events: run.events, endAt, faults: opened.faults });
    const diagram = new DiagramPanel(endAt);
    this.log = new EventLog({
      ...{ sight, endAt },
      onChoose: ({ id }) => onCauses(id),
      onDiagram: (events) => diagram.show(storyOf(events, sight)),
    });
    this.charts = new MeasureCharts(endAt);
    this.faults = new FaultList(endAt);
    this.actor = new ActorPanel({
      ...{ sight, endAt, onEvent: onCauses },
      ask: (name) => link.ask('actor', { name }),
    });
    this.causes = new CausesPanel({
      ...{ sight, endAt },
      ask: (id) => link.ask('causes', { id }),
      onGo: (event) => watching.goToEvent(event),
    });
    watching.begin();
  }

  /** What the next frame shows of the run. */
  get scene(): LiveScene | undefined {
    const { sight, isReduced } = this.options;
    const { picture, nodes, words } = sight;
    if (picture === undefined) return undefined;
    return {
      ...{ picture, nodes, words },
      traffic: picture.areReported ? [] : sight.edges,
      clock: this.watching.clock(!isReduced()),
      falls: this.falls.now(),
      isStill: isReduced(),
    };
  }

  /** Shows the causes of the message at a point of the screen. Returns whether there is one. */
  chooseFlight(at: Point, scene: Scene): boolean {
    const [nearest] = flightPlaces(scene)
      .map((flight) => ({ ...flight, far: Math.hypot(flight.at.x - at.x, flight.at.y - at.y) }))
      .filter(({ far }) => far <= REACH)
      .sort((a, b) => a.far - b.far);
    if (nearest !== undefined) void this.causes.show(nearest.id);
    return nearest !== undefined;
  }

  /** A node was chosen, or none. */
  choose(node: PageNode | undefined): void {
    this.chosen = node;
    if (node === undefined) this.causes.hide();
    void this.actor.show(node?.name);
  }

  private shown(): void {
    const { sight, endAt, onChange } = this.options;
    const { picture } = sight;
    if (picture === undefined) return;
    this.falls.note(picture);
    this.bar.update();
    this.log.update();
    this.faults.update(picture);
    this.charts.mark(endAt === 0 ? 1 : picture.at / endAt);
    if (this.chosen !== undefined) void this.actor.show(this.chosen.name);
    onChange();
    this.move();
  }

  /** Moves the picture for as long as something moves. */
  private move(): void {
    if (this.isMoving) return;
    this.isMoving = true;
    let before = performance.now();
    const frame = (now: number): void => {
      this.watching.passed(now - before);
      before = now;
      this.options.onMove();
      this.isMoving = this.watching.isPlaying || this.falls.now().length > 0;
      if (this.isMoving) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  private tell(message: string): void {
    const notice = elementOf('notice', HTMLParagraphElement);
    notice.textContent = message;
    notice.hidden = false;
  }
}
