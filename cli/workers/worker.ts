import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker as Thread } from 'node:worker_threads';

/** What a worker is told to listen to. */
export interface WorkerListener {
  message(message: unknown): void;
  /** The worker has ended, and why. It is called once. */
  ended(reason: string): void;
}

/** A worker: a thread or a process that runs a program of its own, and that messages reach. */
export interface Worker {
  /** Sends data that can be cloned. */
  post(message: unknown): void;
  /** Ends the worker at once, whatever it does. */
  end(): Promise<void>;
}

/** Starts a worker. */
export type StartWorker = (listener: WorkerListener) => Worker;

/**
 * Starts a program in a thread. Threads start fast, and share nothing but the process: its
 * number, its working folder and its environment as they were.
 */
export const threadOf =
  (program: URL): StartWorker =>
  (listener) => {
    const thread = new Thread(program);
    let why: string | undefined;
    thread.on('message', (message) => listener.message(message));
    thread.on('error', (error) => {
      why ??= describe(error);
    });
    thread.on('exit', (code) => listener.ended(why ?? `it ended with status ${code}`));
    return {
      post: (message) => thread.postMessage(message),
      end: async () => void (await thread.terminate()),
    };
  };

/** Starts a program in a process of its own, which shares nothing. */
export const processOf =
  (program: URL): StartWorker =>
  (listener) => {
    const child = fork(fileURLToPath(program), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let why: string | undefined;
    const ended = new Promise<void>((resolve) => {
      const end = (reason: string): void => {
        resolve();
        listener.ended(why ?? reason);
      };
      child.once('exit', (code, signal) => end(`it ended with ${signal ?? `status ${code}`}`));
      child.once('error', (error) => {
        why ??= describe(error);
        // A process that could not be started never exits.
        if (child.pid === undefined) end(describe(error));
      });
    });
    child.on('message', (message) => listener.message(message));
    return {
      post: (message) => void (child.connected && child.send(message as object)),
      end: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  };

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
