import { elementOf, formatCount } from '../dom.ts';
import { formatInstant } from '../instant.ts';
import type { PageGraph } from '../model/graph.ts';
import type { Player } from '../model/player.ts';
import type { Pace, Timeline } from '../model/timeline.ts';

const STEPS = 1_000;
const CURVE_POINTS = 100;

export interface TimeBarOptions {
  readonly graph: PageGraph;
  readonly timeline: Timeline;
  readonly player: Player;
  /** Another part of the graph is shown. */
  readonly onChange: () => void;
}

/** The slider over time or arrival, the button that plays, and what is shown by now. */
export class TimeBar {
  private readonly button = elementOf('play', HTMLButtonElement);
  private readonly slider = elementOf('slider', HTMLInputElement);
  private readonly output = elementOf('now', HTMLOutputElement);
  private readonly pace = elementOf('pace', HTMLSelectElement);
  private readonly speed = elementOf('speed', HTMLSelectElement);

  constructor(private readonly options: TimeBarOptions) {
    const { player, timeline } = options;
    this.button.addEventListener('click', () => this.toggle());
    this.slider.addEventListener('input', () => {
      player.isPlaying = false;
      player.seek(Number(this.slider.value) / STEPS);
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
    this.drawGrowth();
    this.update();
  }

  /** Plays, or pauses. */
  toggle(): void {
    const { player } = this.options;
    player.toggle();
    this.changed();
    let before = performance.now();
    const next = (now: number): void => {
      player.advance(now - before);
      before = now;
      this.changed();
      if (player.isPlaying) requestAnimationFrame(next);
    };
    if (player.isPlaying) requestAnimationFrame(next);
  }

  private changed(): void {
    this.update();
    this.options.onChange();
  }

  private update(): void {
    const { player, timeline } = this.options;
    this.button.ariaLabel = player.isPlaying ? 'Pause' : 'Play';
    this.button.classList.toggle('playing', player.isPlaying);
    this.slider.value = String(Math.round(player.position * STEPS));
    const instant = player.pace === 'time' ? player.position * timeline.endAt : timeline.now;
    const at = formatInstant(instant, timeline.endAt);
    const nodes = formatCount(timeline.shownNodes);
    const edges = formatCount(timeline.shownEdges);
    this.output.value = `${at} · ${nodes} nodes · ${edges} edges`;
    this.slider.setAttribute('aria-valuetext', this.output.value);
  }

  /** A curve behind the slider: by time how much there was by then, by arrival when it was. */
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
