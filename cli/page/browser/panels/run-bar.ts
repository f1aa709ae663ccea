import type { FaultShown, Survey } from '../../../watch/picture.ts';
import type { Speed } from '../../../watch/questions.ts';
import { elementOf, formatCount, make } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { Playback } from '../live/playback.ts';
import type { Sight } from '../live/sight.ts';
import { FaultStrip } from './fault-strip.ts';
import { StateChart } from './state-chart.ts';

/** Speeds in events a second. */
const BY_EVENTS: readonly (readonly [rate: number, words: string])[] = [
  [1, '1 event/s'],
  [3, '3 events/s'],
  [10, '10 events/s'],
  [30, '30 events/s'],
  [100, '100 events/s'],
  [1_000, '1,000 events/s'],
  [10_000, '10,000 events/s'],
  [Number.POSITIVE_INFINITY, 'as fast as it goes'],
];
/** Speeds in seconds of virtual time a second. */
const BY_TIME: readonly (readonly [rate: number, words: string])[] = [
  [0.001, '1 ms each second'],
  [0.01, '10 ms each second'],
  [0.1, '100 ms each second'],
  [1, '1 s each second'],
  [10, '10 s each second'],
  [60, '1 min each second'],
  [3_600, '1 h each second'],
];
const SPEEDS: Readonly<Record<Speed['of'], typeof BY_EVENTS>> = {
  events: BY_EVENTS,
  time: BY_TIME,
};
const GROUPS: Readonly<Record<Speed['of'], string>> = {
  events: 'By event',
  time: 'By virtual time',
};
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
    if (speed !== undefined && this.select.value !== optionOf(speed)) {
      this.select.value = optionOf(speed);
    }
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
    const farFrom = (rate: number): number => Math.abs(Math.log(rate / wanted));
    const nearest = BY_EVENTS.reduce(
      (best, [one]) => (farFrom(one) < farFrom(best) ? one : best),
      1,
    );
    // Others may have chosen one for all.
    const speed = watching.speed ?? { of: 'events', rate: nearest };
    if (watching.speed === undefined) watching.speed = speed;
    const offered = new Map<string, Speed>();
    select.replaceChildren();
    for (const of of ['events', 'time'] as const) {
      const group = make('optgroup');
      group.label = GROUPS[of];
      for (const [rate, words] of SPEEDS[of]) {
        const option = make('option', '', words);
        option.value = optionOf({ of, rate });
        offered.set(option.value, { of, rate });
        group.append(option);
      }
      select.append(group);
    }
    select.value = optionOf(speed);
    select.addEventListener('change', () => {
      watching.speed = offered.get(select.value);
    });
  }
}

const optionOf = ({ of, rate }: Speed): string => (of === 'events' ? String(rate) : `${rate} s`);
