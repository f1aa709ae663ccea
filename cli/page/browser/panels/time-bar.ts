import { elementOf, plural } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { PageGraph } from '../model/graph.ts';
import type { Player } from '../model/player.ts';
import type { Pace, Timeline } from '../model/timeline.ts';

/** The most steps of the slider. A small graph has one step for each node or edge by arrival. */
const STEPS_MAX = 1_000;
const CURVE_POINTS = 100;
/** At this share of a run, the instant has the most digits. */
const WORDY = 0.98765;

export interface TimeBarOptions {
  readonly graph: PageGraph;
  readonly timeline: Timeline;
  readonly player: Player;
  /** Called when another part of the graph is shown. */
  readonly onChange: () => void;
}

/** The slider over time or arrival, the play button, and the text that tells what is shown. */
export class TimeBar {
  private readonly button = elementOf('play', HTMLButtonElement);
  private readonly slider = elementOf('slider', HTMLInputElement);
  private readonly output = elementOf('now', HTMLOutputElement);
  private readonly pace = elementOf('pace', HTMLSelectElement);
  private readonly speed = elementOf('speed', HTMLSelectElement);
  /** The requested animation frame while it plays. */
  private frame = 0;

  constructor(private readonly options: TimeBarOptions) {
    const { player, timeline } = options;
    this.button.addEventListener('click', () => this.toggle());
    this.slider.addEventListener('input', () => {
      player.isPlaying = false;
      player.seek(Number(this.slider.value) / this.steps);
      this.changed();
    });
    this.pace.value = player.pace;
    this.pace.hidden = timeline.endAt === 0;
    this.pace.addEventListener('change', () => {
      player.setPace(this.pace.value as Pace);
      this.drawGrowth();
      this.update();
    });
    this.speed.addEventListener('change', () => {
      player.speed = Number(this.speed.value);
    });
    this.reserve();
    this.drawGrowth();
    this.update();
  }

  /** Plays or pauses. */
  toggle(): void {
    const { player } = this.options;
    player.toggle();
    this.changed();
    // A pause and a play within one frame must not leave two frames requested.
    cancelAnimationFrame(this.frame);
    if (player.isPlaying) this.frame = requestAnimationFrame((now) => this.play(now, now));
  }

  private play(before: number, now: number): void {
    const { player } = this.options;
    player.advance(now - before);
    this.changed();
    if (player.isPlaying) this.frame = requestAnimationFrame((next) => this.play(now, next));
  }

  private get steps(): number {
    const { player, timeline } = this.options;
    return player.pace === 'time' || timeline.total === 0
      ? STEPS_MAX
      : Math.min(STEPS_MAX, timeline.total);
  }

  private changed(): void {
    this.update();
    this.options.onChange();
  }

  private update(): void {
    const { player, timeline } = this.options;
    this.button.ariaLabel = player.isPlaying ? 'Pause' : 'Play';
    this.button.classList.toggle('playing', player.isPlaying);
    this.slider.max = String(this.steps);
    this.slider.value = String(Math.round(player.position * this.steps));
    const instant = player.pace === 'time' ? player.position * timeline.endAt : timeline.now;
    this.output.value = this.words(instant, timeline.shownNodes, timeline.shownEdges);
    this.slider.setAttribute('aria-valuetext', this.output.value);
  }

  /** Keeps room for the longest text, so that the slider beside it does not grow and shrink. */
  private reserve(): void {
    const { graph, timeline } = this.options;
    const widths = [timeline.endAt, timeline.endAt * WORDY].map((at) => {
      this.output.value = this.words(at, graph.nodes.length, graph.edges.length);
      return this.output.getBoundingClientRect().width;
    });
    this.output.style.setProperty('--room', `${Math.ceil(Math.max(...widths))}px`);
  }

  private words(instant: number, nodeCount: number, edgeCount: number): string {
    const at = formatInstant(instant, this.options.timeline.endAt);
    return [at, plural(nodeCount, 'node'), plural(edgeCount, 'edge')].join(' · ');
  }

  /** Draws a curve behind the slider: the number of items over time, or the instant over arrivals. */
  private drawGrowth(): void {
    const { graph, player, timeline } = this.options;
    const most = Math.max(1, timeline.total);
    const heightAt = (share: number): number => {
      if (player.pace === 'time') return timeline.countAt(share * timeline.endAt) / most;
      const last = Math.min(timeline.total - 1, Math.floor(share * timeline.total));
      return (graph.instants[last] ?? 0) / Math.max(1, timeline.endAt);
    };
    const points = Array.from(
      { length: CURVE_POINTS + 1 },
      (_, index) => `${index} ${(20 - 20 * heightAt(index / CURVE_POINTS)).toFixed(2)}`,
    );
    const path = elementOf('growth', SVGSVGElement).querySelector('path');
    path?.setAttribute('d', `M0 20L${points.join('L')}L100 20Z`);
  }
}
