import { Session } from 'node:inspector/promises';

/** Microseconds between two samples. */
const INTERVAL_US = 500;

/** A CPU profile being taken of this process. */
export interface Profile {
  /** Ends it; the text of a .cpuprofile file. */
  stop(): Promise<string>;
}

/** Starts to take a CPU profile. */
export async function startProfile(): Promise<Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.post('Profiler.start');
  return {
    async stop() {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      return JSON.stringify(profile);
    },
  };
}
