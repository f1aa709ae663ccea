// What a process has used, told by the process itself, whatever program it runs.

/** The file descriptor on which a process that loads `USAGE_PRELOAD` tells what it has used. */
export const USAGE_FD = 3;

// Memory in kilobytes, say Node's documents; on macOS some versions give bytes. Both are above what is resident
// in kilobytes, and only bytes are above what is resident in bytes.
const SOURCE = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const peakBytes = maxRSS > process.memoryUsage.rss() / 2 ? maxRSS : 1024 * maxRSS;
  writeSync(${USAGE_FD}, JSON.stringify({ peakBytes, cpuUs: userCPUTime + systemCPUTime }));
});`;

/** Flags of `node` that make a process tell. */
export const USAGE_PRELOAD = ['--import', `data:text/javascript,${encodeURIComponent(SOURCE)}`];

/** What a process has told: its largest resident memory, and its time of the processor. */
export function readUsage(told: string): { readonly peakMb: number; readonly cpuMs: number } {
  const { cpuUs, peakBytes } = JSON.parse(told) as { peakBytes: number; cpuUs: number };
  return { peakMb: Math.round(peakBytes / 2 ** 20), cpuMs: cpuUs / 1000 };
}
