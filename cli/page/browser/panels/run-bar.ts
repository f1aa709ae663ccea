import type { FaultShown, Survey } from '../../../watch/picture.ts';
import { elementOf, formatCount, make } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { Playback } from '../live/playback.ts';
import type { Sight } from '../live/sight.ts';
import { FaultStrip } from './fault-strip.ts';
import { StateChart } from './state-chart.ts';

/** Speeds in events a second. */
const SPEEDS: readonly (readonly [speed: number, words: string])[] = [
  [1, '1 event/s'],
  [3, '3 events/s'],
  [10, '10 events/s'],
  [30, '30 events/s'],
  [100, '100 events/s'],
  [1_000, '1,000 events/s'],
  [10_000, '10,000 events/s'],
  [Number.POSITIVE_INFINITY, 'as fast as it goes'],
];
/** A run plays for about so many seconds at first. */
const PLAY_SECONDS = 20;
const STEPS = 1_000;

/** How long a run is: after how many events it ends, and when. */
export interface Extent {
  readonly events: number;
  readonly endAt: number;
}

export interface RunBarOptions {
  readonly sight: Sight;
  readonly watching: Playback;
  readonly extent: Extent;
  readonly faults: readonly FaultShown[];
}

/** The slider over virtual time, the buttons that play and step, and the charts of states and faults over time. */
export class RunBar {
  private readonly play = elementOf('play', HTMLButtonElement);
  private readonly slider = elementOf('slider', HTMLInputElement);
  private readonly select = elementOf('speed', HTMLSelectElement);
  private readonly output = elementOf('now', HTMLOutputElement);
  private readonly chart: StateChart;
  private readonly strip: FaultStrip;
  private extent: Extent;

  constructor(private readonly options: RunBarOptions) {
    const { watching, faults, extent } = options;
    this.extent = extent;
    this.chart = new StateChart(extent.endAt);
    this.strip = new FaultStrip();
    this.strip.draw(faults, extent.endAt);
    elementOf('pace', HTMLSelectElement).hidden = true;
    this.play.addEventListener('click', () => watching.toggle());
    elementOf('back', HTMLButtonElement).addEventListener('click', () => watching.step(-1));
    elementOf('forth', HTMLButtonElement).addEventListener('click', () => watching.step(1));
    this.slider.max = String(STEPS);
    this.slider.ariaLabel = 'Virtual time';
    this.slider.addEventListener('input', () => {
      const share = Number(this.slider.value) / STEPS;
      if (share === 1) watching.goToEvent(this.extent.events);
      else watching.goToInstant(Math.round(share * this.extent.endAt));
    });
    this.offerSpeeds();
    this.update();
  }

  /** Shows the present picture. */
  update(): void {
    const { sight, watching } = this.options;
    const { endAt, events } = this.extent;
    const { picture } = sight;
    this.play.ariaLabel = watching.isPlaying ? 'Pause' : 'Play';
    this.play.classList.toggle('playing', watching.isPlaying);
    const { speed } = watching;
    if (speed !== undefined && this.select.value !== String(speed))
      this.select.value = String(speed);
    const at = picture?.at ?? endAt;
    const share = endAt === 0 ? 1 : Math.min(1, at / endAt);
    this.slider.value = String(Math.round(share * STEPS));
    this.chart.mark(share);
    const event = picture?.event ?? events;
    this.output.value = `${formatInstant(at, endAt)} · event ${formatCount(event)} of ${formatCount(events)}`;
    this.slider.setAttribute('aria-valuetext', this.output.value);
  }

  /** The run has become another one. */
  fit(extent: Extent, faults: readonly FaultShown[]): void {
    this.extent = extent;
    this.chart.endAt = extent.endAt;
    this.strip.draw(faults, extent.endAt);
    this.update();
  }

  /** Draws the counts of states. */
  draw(survey: Survey): void {
    this.chart.draw(survey);
  }

  private offerSpeeds(): void {
    const { watching } = this.options;
    const { events } = this.extent;
    const { select } = this;
    const wanted = Math.max(1, events / PLAY_SECONDS);
    const farFrom = (speed: number): number => Math.abs(Math.log(speed / wanted));
    const nearest = SPEEDS.reduce((best, [one]) => (farFrom(one) < farFrom(best) ? one : best), 1);
    // Others may have chosen one for all.
    const speed = watching.speed ?? nearest;
    if (watching.speed === undefined) watching.speed = speed;
    select.replaceChildren(
      ...SPEEDS.map(([one, words]) => {
        const option = make('option', '', words);
        option.value = String(one);
        option.selected = one === speed;
        return option;
      }),
    );
    select.addEventListener('change', () => {
      watching.speed = Number(select.value);
    });
  }
}
