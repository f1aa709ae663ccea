import type { Picture, Survey } from '../../../watch/picture.ts';

/** Plays a run and goes to its events, wherever the run is made. */
export interface Playback {
  readonly isPlaying: boolean;
  /** Events a second; `Infinity` for as fast as it goes, `undefined` until somebody has set it. */
  speed: number | undefined;
  readonly survey: Survey | undefined;
  /**
   * The instant that is shown. With `isSmooth`, it moves towards the next event while it plays slowly.
   * Else it is halfway there.
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

/** At up to this speed, in events a second, the clock moves between two events. */
const SMOOTH_MAX = 60;

/**
 * The instant to show of a picture. `credit` is the part of the next event that has passed, if the
 * clock may move towards it. Else, and at a high rate, it is halfway there.
 */
export function instantShown(
  picture: Picture | undefined,
  { credit, rate }: { readonly credit: number | undefined; readonly rate: number },
): number {
  if (picture === undefined) return 0;
  const { at, nextAt = at } = picture;
  const part = credit === undefined || rate > SMOOTH_MAX ? 0.5 : Math.min(1, credit);
  return at + (nextAt - at) * part;
}
