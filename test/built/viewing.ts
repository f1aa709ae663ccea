import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { RunFlags } from '../../cli/input/run-flags.ts';
import { runSite } from '../../cli/view/sites.ts';
import { ViewServer } from '../../cli/view/view-server.ts';
import { NOTHING_SEEN, type Seen } from '../../cli/watch/picture.ts';
import type { LiveExchange, LiveQuestionName, Look, Order } from '../../cli/watch/questions.ts';

/** A server in the process of the test, and what it has said. */
export interface Serving {
  readonly server: ViewServer;
  readonly lines: string[];
}

/** Serves the run of a model, until the test ends. */
export async function serve(model: string, flags: RunFlags = {}, pingMs = 5_000): Promise<Serving> {
  const lines: string[] = [];
  const site = await runSite(model, { seed: 'v', ...flags });
  const server = await ViewServer.listen({
    ...{ site, port: 0, pingMs },
    say: (line) => void lines.push(line),
  });
  onTestFinished(() => server.close());
  return { server, lines };
}

/** A browser, as far as its socket goes. */
export class Browser {
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly opened: Promise<void>;
  private count = 0;
  private seen: Seen = NOTHING_SEEN;
  private version = 0;

  private constructor(readonly socket: WebSocket) {
    this.opened = new Promise((resolve, reject) => {
      socket.on('open', resolve);
      socket.on('error', reject);
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    socket.on('message', (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      this.waiting.get(answer.number)?.(answer);
    });
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<Browser> {
    const socket = new WebSocket(url.replace('http:', 'ws:'), { headers });
    onTestFinished(() => socket.terminate());
    const browser = new Browser(socket);
    await browser.opened;
    return browser;
  }

  /** Refuses with what the run says. */
  async ask<Name extends LiveQuestionName>(
    question: Name,
    about: LiveExchange[Name]['ask'],
  ): Promise<LiveExchange[Name]['answer']> {
    this.count += 1;
    const number = this.count;
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(number, resolve);
      this.socket.send(JSON.stringify({ number, asked: { question, ...about } }));
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as LiveExchange[Name]['answer'];
  }

  order(order: Order): Promise<true> {
    return this.ask('order', { order });
  }

  /** The next picture. */
  async look(): Promise<Look> {
    const look = await this.ask('look', { seen: this.seen, version: this.version });
    this.seen = look.picture.seen;
    this.version = look.version;
    return look;
  }

  /** The first picture that is as wanted. */
  async lookFor(isWanted: (look: Look) => boolean): Promise<Look> {
    for (;;) {
      const look = await this.look();
      if (isWanted(look)) return look;
    }
  }
}

interface Answer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}
