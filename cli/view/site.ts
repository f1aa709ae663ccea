import type { RunSource } from './protocol.ts';

/** What a server serves. A path is one of the site's own, and never one of the disk. */
export interface Site {
  /** The page of a path; `undefined` where there is none. `base` is the address of the site, without its scheme. */
  page(path: string, base: string): string | undefined;
  /** Opens the run of a path; `undefined` where there is none. */
  open(path: string): Promise<RunSource> | undefined;
}
