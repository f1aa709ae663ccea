import type { Exchange, Intervention, Opened, ScenarioShown } from '../../../watch/questions.ts';
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
import { HandPanel } from '../panels/hand-panel.ts';
import { MeasureCharts } from '../panels/measure-charts.ts';
import { type Extent, RunBar } from '../panels/run-bar.ts';
import { tellBroken } from '../panels/run-panel.ts';
import { Falls } from './falls.ts';
import type { Playback, PlaybackListener } from './playback.ts';
import type { Sight } from './sight.ts';
import { storyOf } from './story.ts';

/** What is asked of the run beside its pictures. */
export interface RunLink {
  ask<Name extends 'actor' | 'causes' | 'intervene' | 'scenario'>(
    question: Name,
    about: Exchange[Name]['ask'],
  ): Promise<Exchange[Name]['answer']>;
}

export interface LiveOptions {
  readonly link: RunLink;
  readonly isShared: boolean;
  /** Makes what plays the run. */
  readonly play: (listener: PlaybackListener) => Playback;
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
  /** The run was changed by hand, at an event. */
  readonly onScenario: (scenario: object, event: number) => void;
}

/** The reach of a click on a message, in pixels. */
const REACH = 10;

/** The run that is made in the page, with its panels. */
export class Live {
  readonly watching: Playback;
  private readonly bar: RunBar;
  private readonly log: EventLog;
  private readonly charts: MeasureCharts;
  private readonly actor: ActorPanel;
  private readonly causes: CausesPanel;
  private readonly falls = new Falls();
  private readonly faultList: FaultList;
  private readonly hand: HandPanel;
  private extent: Extent;
  private faults: Opened['faults'];
  private runNumber: number | undefined;
  private chosen: PageNode | undefined;
  private isMoving = false;

  constructor(private readonly options: LiveOptions) {
    const { link, sight, run, endAt, opened } = options;
    document.body.classList.add('runs');
    document.body.classList.toggle('has-faults', opened.faults.length > 0);
    this.watching = options.play({
      onPicture: () => this.shown(),
      onSurvey: (survey) => {
        if (survey.outcome !== undefined) this.fit(survey.outcome);
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
    const onCauses = (id: string): void => this.explain(id);
    this.extent = { events: run.events, endAt };
    this.faults = opened.faults;
    this.bar = new RunBar({ sight, watching, extent: this.extent, faults: opened.faults });
    const onGo = (event: number): void => watching.goToEvent(event);
    const diagram = new DiagramPanel({ endAt, onGo });
    this.log = new EventLog({
      ...{ sight, endAt },
      onChoose: ({ id }) => onCauses(id),
      onDiagram: (events) => diagram.show(storyOf(events, sight)),
    });
    this.charts = new MeasureCharts(endAt);
    this.faultList = new FaultList(endAt);
    this.actor = new ActorPanel({
      ...{ sight, endAt, onEvent: onCauses },
      ask: (name) => link.ask('actor', { name }),
    });
    this.causes = new CausesPanel({
      ...{ sight, endAt },
      ask: (id) => link.ask('causes', { id }),
      onGo,
    });
    this.hand = new HandPanel({
      ...{ sight, isShared: options.isShared },
      onAct: (intervention) => void this.intervene(intervention),
      onProblem: (message) => this.tell(message),
    });
    this.hand.show(opened);
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
    if (nearest !== undefined) this.explain(nearest.id);
    return nearest !== undefined;
  }

  /** A node was chosen, or none. */
  choose(node: PageNode | undefined): void {
    this.chosen = node;
    if (node === undefined) {
      this.causes.hide();
      this.hand.chooseEvent(undefined);
    }
    this.hand.chooseActor(node?.name);
    void this.actor.show(node?.name);
  }

  private shown(): void {
    const { sight, onChange } = this.options;
    const { picture } = sight;
    if (picture === undefined) return;
    this.falls.note(picture);
    this.bar.update();
    this.log.update();
    this.faultList.update(picture);
    this.charts.mark(this.extent.endAt === 0 ? 1 : picture.at / this.extent.endAt);
    this.hand.update();
    void this.noteRun(picture.seen.run);
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

  private explain(id: string): void {
    this.hand.chooseEvent(id);
    void this.causes.show(id);
  }

  private async intervene(intervention: Intervention): Promise<void> {
    try {
      await this.options.link.ask('intervene', { intervention });
      elementOf('notice', HTMLParagraphElement).hidden = true;
      this.watching.renew();
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** Somebody has changed the run by hand, here or in another browser. */
  private async noteRun(number: number): Promise<void> {
    const before = this.runNumber;
    this.runNumber = number;
    if (before === undefined || before === number) return;
    const shown: ScenarioShown = await this.options.link.ask('scenario', {});
    this.faults = shown.faults;
    document.body.classList.toggle('has-faults', shown.faults.length > 0);
    this.hand.show(shown);
    this.bar.fit(this.extent, shown.faults);
    this.options.onScenario(shown.scenario, this.options.sight.seen.event);
  }

  /** The run ends elsewhere than it did. */
  private fit({ at, events }: { readonly at: number; readonly events: number }): void {
    if (at === this.extent.endAt && events === this.extent.events) return;
    this.extent = { endAt: at, events };
    this.charts.endAt = at;
    this.bar.fit(this.extent, this.faults);
  }

  private tell(message: string): void {
    const notice = elementOf('notice', HTMLParagraphElement);
    notice.textContent = message;
    notice.hidden = false;
  }
}
