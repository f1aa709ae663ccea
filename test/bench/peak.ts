// Has a process of any program report its own largest resident memory.

/** A process that loads `PEAK_PRELOAD` writes its peak in bytes to this file descriptor. */
export const PEAK_FD = 3;

// Kilobytes, say Node's documents; on macOS some versions give bytes. Both are above what is resident
// in kilobytes, and only bytes are above what is resident in bytes.
const SOURCE = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const peak = process.resourceUsage().maxRSS;
  const bytes = peak > process.memoryUsage.rss() / 2 ? peak : 1024 * peak;
  writeSync(${PEAK_FD}, String(bytes));
});`;

/** Flags of `node` that make a process report its peak. */
export const PEAK_PRELOAD = ['--import', `data:text/javascript,${encodeURIComponent(SOURCE)}`];
