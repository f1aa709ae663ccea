import type { Survey } from '../../../watch/picture.ts';
import type { Speed } from '../../../watch/questions.ts';

/** Plays a run and goes to its events, wherever the run is made. */
export interface Playback {
  readonly isPlaying: boolean;
  /** `undefined` until somebody has set it. */
  speed: Speed | undefined;
  readonly survey: Survey | undefined;
  /**
   * The instant that is shown. With `isSmooth`, it moves towards the next event while it plays slowly,
   * or by virtual time. Else it is halfway there.
   */
  clock(isSmooth: boolean): number;
  begin(): void;
  toggle(): void;
  /** Goes so many events forth or back. */
  step(by: number): void;
  goToEvent(event: number): void;
  goToInstant(at: number): void;
  /** Some time has passed while it plays. */
  passed(wallMs: number): void;
  /** The run was changed by hand, and the present event is to be shown again. */
  renew(): void;
}

export interface PlaybackListener {
  /** Another picture is shown. */
  onPicture(): void;
  onSurvey(survey: Survey): void;
  /** It plays, or has paused. */
  onPlaying(): void;
  onFailure(message: string): void;
}
