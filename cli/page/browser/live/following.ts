import { halfway, Pace } from '../../../watch/pace.ts';
import type { Survey } from '../../../watch/picture.ts';
import type { Look, Order, Speed } from '../../../watch/questions.ts';
import type { Playback, PlaybackListener } from './playback.ts';
import type { Sight } from './sight.ts';
import type { SocketLink } from './socket-link.ts';

export interface FollowingOptions {
  readonly link: SocketLink;
  readonly sight: Sight;
  readonly listener: PlaybackListener;
  /** The first look at the run. */
  readonly look: Look;
}

/**
 * Follows a run that a server plays, and that others may watch as well. It asks for the next picture
 * when it has shown the last one, so that a slow page holds up nobody.
 */
export class Following implements Playback {
  isPlaying = false;
  survey: Survey | undefined;
  /** Guesses how far the server has come since the last picture. */
  private readonly pace = new Pace(0, 1);
  private surveyed = -1;

  private readonly link: SocketLink;
  private readonly sight: Sight;
  private readonly listener: PlaybackListener;
  private look: Look;

  constructor({ link, listener, look, sight }: FollowingOptions) {
    this.link = link;
    this.sight = sight;
    this.listener = listener;
    // Its picture is not shown yet.
    this.look = { ...look, version: 0 };
    this.isPlaying = look.isPlaying;
    this.pace.speed = speedOf(look);
  }

  get speed(): Speed | undefined {
    return this.pace.speed;
  }

  set speed(speed: Speed | undefined) {
    if (speed === undefined) return;
    this.pace.speed = speed;
    const { of, rate } = speed;
    this.order({ does: 'speed', speed: Number.isFinite(rate) ? rate : null, of });
  }

  clock(isSmooth: boolean): number {
    const { picture } = this.sight;
    if (picture === undefined) return 0;
    return isSmooth && this.isPlaying ? this.pace.instant(picture) : halfway(picture);
  }

  begin(): void {
    const { picture, speed } = this.look;
    // Nobody has looked at it before.
    if (picture.event === 0 && speed === undefined && !this.isPlaying) this.toggle();
    this.follow().catch((error: unknown) => {
      this.isPlaying = false;
      this.listener.onFailure(error instanceof Error ? error.message : String(error));
      this.listener.onPlaying();
    });
  }

  toggle(): void {
    this.order({ does: this.isPlaying ? 'pause' : 'play' });
  }

  step(by: number): void {
    this.order({ does: 'step', by });
  }

  goToEvent(event: number): void {
    this.order({ does: 'event', event });
  }

  goToInstant(at: number): void {
    this.order({ does: 'instant', at });
  }

  passed(wallMs: number): void {
    if (this.isPlaying) this.pace.pass(wallMs);
  }

  /** The next picture tells. */
  renew(): void {}

  private async follow(): Promise<void> {
    for (;;) {
      const look = await this.link.look({
        seen: this.sight.seen,
        version: this.look.version,
      });
      this.take(look);
      if (look.surveyed !== this.surveyed) {
        this.surveyed = look.surveyed;
        this.survey = await this.link.ask('survey', {});
        this.listener.onSurvey(this.survey);
      }
      // A page that is not seen draws no frames, and asks for nothing.
      await new Promise(requestAnimationFrame);
    }
  }

  private take(look: Look): void {
    // Somebody has opened another scenario, whose graph is another one.
    if (look.opening !== this.look.opening) location.reload();
    const wasPlaying = this.isPlaying;
    if (look.picture.event !== this.look.picture.event) this.pace.begin(look.picture.at);
    this.look = look;
    this.pace.speed = speedOf(look) ?? this.pace.speed;
    this.isPlaying = look.isPlaying;
    this.sight.take(look.picture);
    this.listener.onPicture();
    if (wasPlaying !== this.isPlaying) this.listener.onPlaying();
  }

  private order(order: Order): void {
    this.link.ask('order', { order }).catch((error: unknown) => {
      this.listener.onFailure(error instanceof Error ? error.message : String(error));
    });
  }
}

const speedOf = ({ speed, of = 'events' }: Look): Speed | undefined =>
  speed === undefined ? undefined : { of, rate: speed ?? Number.POSITIVE_INFINITY };
