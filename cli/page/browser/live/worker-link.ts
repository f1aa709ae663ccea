import type { Exchange, Opened, QuestionName } from '../../../watch/questions.ts';
import type { WorkerAnswer, WorkerAsked } from '../../worker/protocol.ts';
import { type Link, OpenQuestions } from './link.ts';

/** Makes the run in a worker of the page, from the worker's script as text. */
export class WorkerLink implements Link {
  private readonly worker: Worker;
  private readonly questions = new OpenQuestions();

  constructor(script: string) {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    this.worker = new Worker(url);
    URL.revokeObjectURL(url);
    this.worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) =>
      this.questions.answer(data),
    );
    this.worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.questions.fail(event.message);
    });
  }

  open(scenario: object): Promise<Opened> {
    return this.send({ question: 'open', scenario });
  }

  ask<Name extends QuestionName>(
    question: Name,
    about: Exchange[Name]['ask'],
  ): Promise<Exchange[Name]['answer']> {
    return this.send({ question, ...about } as WorkerAsked['asked']);
  }

  private send<Value>(asked: WorkerAsked['asked']): Promise<Value> {
    return this.questions.ask((number) =>
      this.worker.postMessage({ number, asked } satisfies WorkerAsked),
    );
  }
}
