import { Session } from 'node:inspector/promises';
import type { FileRecorder } from './file-recorder.ts';
import type { OutputFile } from './output-file.ts';

/** Microseconds between two samples. */
const INTERVAL_US = 500;

/** Takes a CPU profile of this process from now on, and writes it as a .cpuprofile file in the end. */
export async function profileRecorder(file: OutputFile): Promise<FileRecorder> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.post('Profiler.start');
  return {
    file,
    async finish() {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      file.write(JSON.stringify(profile));
    },
  };
}
