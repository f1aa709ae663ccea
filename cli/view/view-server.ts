import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { SimulationError } from '../../kernel/index.ts';
import { enter, type Passage } from './gate.ts';
import { Rooms, type RoomsOptions } from './rooms.ts';
import { serveViewer } from './viewer.ts';

/** A longer message of a browser is refused, before it is read. */
const MESSAGE_MAX = 1_000_000;
/** So many browsers are served at once. */
const VIEWERS_MAX = 64;

export interface ViewServerOptions extends RoomsOptions {
  /** 0 for a free one. */
  readonly port: number;
  readonly pingMs?: number;
}

/** Serves a site on the loopback address, to those who know its URL. */
export class ViewServer {
  private readonly token = randomBytes(18).toString('base64url');
  private readonly http: Server;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_MAX,
    perMessageDeflate: false,
  });
  private readonly rooms: Rooms;

  private constructor(private readonly options: ViewServerOptions) {
    this.rooms = new Rooms(options);
    this.http = createServer((request, response) => this.respond(request, response));
    this.http.on('upgrade', (request, socket: Duplex, head) => {
      void this.upgrade(request, socket, head);
    });
  }

  /** @throws bad-argument for a port that cannot be had. */
  static async listen(options: ViewServerOptions): Promise<ViewServer> {
    const server = new ViewServer(options);
    server.http.listen(options.port, '127.0.0.1');
    try {
      await once(server.http, 'listening');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new SimulationError(
        'bad-argument',
        `--port ${options.port}: got ${code}, expected a port that is free`,
      );
    }
    return server;
  }

  /** The address of the site. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/${this.token}/`;
  }

  /** Ends all connections and runs. */
  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.http.close();
    this.http.closeAllConnections();
    await this.rooms.close();
  }

  private get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  private enter(request: IncomingMessage): Passage {
    return enter(request, { token: this.token, port: this.port });
  }

  private respond(request: IncomingMessage, response: ServerResponse): void {
    const passage = this.enter(request);
    if ('why' in passage) {
      this.options.say(`refused a request: ${passage.why}`);
      response.writeHead(passage.status, HEADERS).end();
      return;
    }
    const { host, path } = passage;
    const base = `${host}/${this.token}/`;
    const page = this.options.site.page(path, base);
    if (page === undefined) {
      response.writeHead(404, HEADERS).end();
      return;
    }
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' });
    response.end(request.method === 'HEAD' ? undefined : page);
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const { say, pingMs = 15_000 } = this.options;
    const refuse = (status: number, why: string): void => {
      say(`refused a connection: ${why}`);
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
    };
    const passage = this.enter(request);
    if ('why' in passage) return refuse(passage.status, passage.why);
    if (this.sockets.clients.size >= VIEWERS_MAX) {
      return refuse(503, `got more than ${VIEWERS_MAX} browsers`);
    }
    try {
      const room = await this.rooms.at(passage.path);
      if (room === undefined) return refuse(404, 'got the path of no run');
      this.sockets.handleUpgrade(request, socket, head, (one) =>
        serveViewer(one, { room, pingMs, say }),
      );
    } catch (error) {
      refuse(500, error instanceof Error ? error.message : String(error));
    }
  }
}

const HEADERS = {
  // The rest of the policy is in the page.
  'content-security-policy': "frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
