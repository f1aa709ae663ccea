import type { Exchange, Opened, QuestionName } from '../../../watch/questions.ts';
import type { RunData } from '../../page-data.ts';
import type { WorkerAnswer, WorkerAsked } from '../../worker/protocol.ts';

/** Asks a run questions, wherever it is made. */
export interface Link {
  open(scenario: RunData['scenario']): Promise<Opened>;
  /** Refuses with an error of the run, or of the way to it. */
  ask<Name extends QuestionName>(
    question: Name,
    about: Exchange[Name]['ask'],
  ): Promise<Exchange[Name]['answer']>;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** Makes the run in a worker of the page, from the worker's script as text. */
export class WorkerLink implements Link {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor(script: string) {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    URL.revokeObjectURL(url);
    this.worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      const waiting = this.waiting.get(data.number);
      this.waiting.delete(data.number);
      if ('error' in data) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data.value as never);
    });
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      for (const { reject } of this.waiting.values()) reject(new Error(event.message));
      this.waiting.clear();
    });
  }

  open(scenario: RunData['scenario']): Promise<Opened> {
    return this.send({ question: 'open', scenario });
  }

  ask<Name extends QuestionName>(
    question: Name,
    about: Exchange[Name]['ask'],
  ): Promise<Exchange[Name]['answer']> {
    return this.send({ question, ...about } as WorkerAsked['asked']);
  }

  private send<Value>(asked: WorkerAsked['asked']): Promise<Value> {
    this.count += 1;
    const number = this.count;
    return new Promise<Value>((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
      this.worker.postMessage({ number, asked } satisfies WorkerAsked);
    });
  }
}
