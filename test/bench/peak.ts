// The largest resident memory of a process, told by the process itself, whatever program it runs.

/** The file descriptor on which a process that loads `PEAK_PRELOAD` tells its peak, in bytes. */
export const PEAK_FD = 3;

// Kilobytes, say Node's documents; on macOS some versions give bytes. Both are above what is resident
// in kilobytes, and only bytes are above what is resident in bytes.
const SOURCE = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const peak = process.resourceUsage().maxRSS;
  const bytes = peak > process.memoryUsage.rss() / 2 ? peak : 1024 * peak;
  writeSync(${PEAK_FD}, String(bytes));
});`;

/** Flags of `node` that make a process tell. */
export const PEAK_PRELOAD = ['--import', `data:text/javascript,${encodeURIComponent(SOURCE)}`];
