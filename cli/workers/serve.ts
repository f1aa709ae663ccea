import { isMainThread, parentPort } from 'node:worker_threads';
import { SimulationError } from '../../kernel/index.ts';
import type { FromWorker, ToWorker, WorkerError } from './protocol.ts';

/** Makes what answers the inputs of a worker, from the data with which it was started. */
export type Load<Data, Input, Result> = (
  data: Data,
) => Promise<(input: Input) => Result | Promise<Result>>;

/** Serves the pool that has started this thread or process as a worker. It answers input after input. */
export function serve<Data, Input, Result>(load: Load<Data, Input, Result>): void {
  let answering: Promise<(input: Input) => Result | Promise<Result>> | undefined;
  let last: Promise<void> = Promise.resolve();
  const post = postOf();
  const receive = async (message: ToWorker<Data, Input>): Promise<void> => {
    try {
      if ('data' in message) {
        answering = load(message.data);
        await answering;
        post({ ready: true });
        return;
      }
      const answer = await answering;
      if (answer === undefined) return;
      post({ id: message.id, result: await answer(message.input) });
    } catch (error) {
      const told = toldError(error);
      post('data' in message ? { error: told } : { id: message.id, error: told });
    }
  };
  listen((message) => {
    last = last.then(() => receive(message as ToWorker<Data, Input>));
  });
}

function listen(receive: (message: unknown) => void): void {
  if (isMainThread) {
    process.on('message', receive);
    // The command has ended, by whatever means.
    process.on('disconnect', () => process.exit(0));
    // The command decides what a signal ends. A terminal sends it to both.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  } else parentPort?.on('message', receive);
}

function postOf(): (message: FromWorker<unknown>) => void {
  if (!isMainThread) return (message) => parentPort?.postMessage(message);
  // Read once: a module may change `process`.
  const send = process.send?.bind(process);
  return (message) => void send?.(message);
}

/** An error as plain data. */
function toldError(error: unknown): WorkerError {
  if (error instanceof SimulationError) return { code: error.code, message: error.message };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
