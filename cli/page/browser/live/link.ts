import type { Exchange, Opened, QuestionName } from '../../../watch/questions.ts';

/** Asks a run questions, wherever it is made: in a worker of the page, or by a server. */
export interface Link {
  open(scenario: object): Promise<Opened>;
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

/** The questions that have no answer yet, by number. */
export class OpenQuestions {
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  /** Sends a question by its number. */
  ask<Value>(send: (number: number) => void): Promise<Value> {
    this.count += 1;
    const number = this.count;
    return new Promise<Value>((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
      send(number);
    });
  }

  answer(answer: { readonly number: number } & ({ value: unknown } | { error: string })): void {
    const waiting = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value as never);
  }

  /** Nothing will be answered any more. */
  fail(message: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }
}
