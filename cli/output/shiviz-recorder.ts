import {
  SHIVIZ_HEADER,
  SimulationError,
  shivizHost,
  shivizLine,
  VectorClocks,
  type World,
} from '../../kernel/index.ts';
import type { FileRecorder } from './file-recorder.ts';
import { LineBuffer } from './line-buffer.ts';
import type { OutputFile } from './output-file.ts';

/** Each line holds a count for each actor, and ShiViz draws a column for each of them. */
export const HOSTS_MAX = 256;

/** Writes the causal history of a run as a log for ShiViz: one line an event, with its vector clock. */
export function shivizRecorder(file: OutputFile): FileRecorder {
  const buffer = new LineBuffer();
  for (const line of SHIVIZ_HEADER) buffer.add(line);
  const hosts: string[] = [];
  let world: World | undefined;
  const clocks = new VectorClocks(
    { pendingCauses: () => causesOf(world) },
    (event, actor, clock) => {
      hosts[actor] ??= shivizHost(event.to.name);
      if (hosts.length > HOSTS_MAX) {
        throw new SimulationError(
          'unwritable',
          `--shiviz ${file.path}: got more than ${HOSTS_MAX} actors, expected at most that many, since each line holds a count for each`,
        );
      }
      buffer.add(shivizLine(event, { clock, hosts, host: hosts[actor] }));
    },
  );
  return {
    observer: clocks,
    file,
    follow: (made) => {
      world = made;
    },
    flush: () => file.write(buffer.take()),
    finish: () => file.write(buffer.take()),
  };
}

function* causesOf(world: World | undefined): Generator<string> {
  for (const { cause } of world?.flights() ?? []) yield cause;
}
