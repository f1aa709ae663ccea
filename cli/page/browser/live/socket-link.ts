import type { Picture } from '../../../watch/picture.ts';
import type { LiveExchange, LiveQuestionName, Look, Opened } from '../../../watch/questions.ts';
import { OpenQuestions } from './link.ts';

const GONE = 'The server of this page has ended, or does not answer. The run is gone with it.';

/** Asks a run that a server makes, through a socket. */
export class SocketLink {
  private readonly socket: WebSocket;
  private readonly questions = new OpenQuestions();
  private readonly opened: Promise<void>;

  constructor(url: string) {
    this.socket = new WebSocket(url);
    this.opened = new Promise((resolve, reject) => {
      this.socket.addEventListener('open', () => resolve());
      this.socket.addEventListener('close', ({ reason }) => {
        const message = reason === '' ? GONE : reason;
        reject(new Error(message));
        this.questions.fail(message);
      });
    });
    this.socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const answer = JSON.parse(data);
      this.questions.answer(answer);
    });
  }

  /** Begins the run of another scenario, for all who look. */
  open(scenario: object): Promise<Opened> {
    return this.ask('open', { scenario });
  }

  async ask<Name extends LiveQuestionName>(
    question: Name,
    about: LiveExchange[Name]['ask'],
  ): Promise<LiveExchange[Name]['answer']> {
    await this.opened;
    if (this.socket.readyState !== WebSocket.OPEN) throw new Error(GONE);
    return this.questions.ask((number) =>
      this.socket.send(JSON.stringify({ number, asked: { question, ...about } })),
    );
  }

  /** Waits for what there is to see. */
  async look(about: LiveExchange['look']['ask']): Promise<Look> {
    const look = await this.ask('look', about);
    return { ...look, picture: withColumns(look.picture) };
  }
}

/** A picture that has come as JSON, in which columns are lists. */
export const withColumns = (picture: Picture): Picture => ({
  ...picture,
  states: Uint8Array.from(picture.states),
  lives: Uint8Array.from(picture.lives),
  edges: Int32Array.from(picture.edges),
  traffic: Uint32Array.from(picture.traffic),
});
