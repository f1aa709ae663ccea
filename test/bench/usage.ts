// Makes a process of Node report its memory and time, whatever program it runs.

/** The file descriptor on which a process with `USAGE_PRELOAD` reports. */
export const USAGE_FD = 3;

// Node documents maxRSS in kilobytes, but some versions give bytes on macOS. Only a number of bytes
// exceeds half of the present resident memory in bytes.
const SOURCE = `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const peakBytes = maxRSS > process.memoryUsage.rss() / 2 ? maxRSS : 1024 * maxRSS;
  writeSync(${USAGE_FD}, JSON.stringify({ peakBytes, cpuUs: userCPUTime + systemCPUTime }));
});`;

/** The flags of `node` that make a process report. */
export const USAGE_PRELOAD = ['--import', `data:text/javascript,${encodeURIComponent(SOURCE)}`];

/** Reads a report: the largest resident memory, and the processor time. */
export function readUsage(told: string): { readonly peakMb: number; readonly cpuMs: number } {
  const { cpuUs, peakBytes } = JSON.parse(told) as { peakBytes: number; cpuUs: number };
  return { peakMb: Math.round(peakBytes / 2 ** 20), cpuMs: cpuUs / 1000 };
}
