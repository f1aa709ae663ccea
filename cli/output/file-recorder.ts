import type { Observer, Result, World } from '../../kernel/index.ts';
import type { OutputFile } from './output-file.ts';

/** Records a run in a file. */
export interface FileRecorder {
  readonly file: OutputFile;
  /** Hears of the run's events, if the recorder needs any. */
  readonly observer?: Observer;
  /** Called once, before the first event, if the recorder needs the world that it hears of. */
  follow?(world: World): void;
  /** Called between slices: writes what the observer has heard since the last call. */
  flush?(): void;
  /** Called once, after the run: writes the rest. A recorder that takes long tells its progress, [0, 1]. */
  finish(result: Result, onShare: (share: number) => void): void | Promise<void>;
}
