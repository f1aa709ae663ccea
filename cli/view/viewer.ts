import type { WebSocket } from 'ws';
import { SimulationError } from '../../kernel/index.ts';
import { readAsked } from './read-asked.ts';
import type { Guest, Room } from './room.ts';

/** The codes with which a socket is closed. Source: RFC 6455, section 7.4.1. */
const CLOSED = { goingAway: 1001, unreadable: 1007, refused: 1008, failed: 1011 } as const;

/** A socket that has so much unsent does not read, and is closed. A picture of the largest run is smaller. */
const UNSENT_MAX = 16_000_000;
/** A page has a question of each panel open, and no more. */
const OPEN_MAX = 32;
/** The reason of a close has room for so many bytes. */
const REASON_MAX = 120;

export interface ViewerOptions {
  readonly room: Room;
  /** A socket that has not answered by the next ping is closed. */
  readonly pingMs: number;
  readonly say: (line: string) => void;
}

/** Serves one browser: reads its questions, and sends the answers, until it is gone or stalls. */
export function serveViewer(socket: WebSocket, { pingMs, room, say }: ViewerOptions): void {
  const open = new Set<number>();
  let isAlive = true;
  const close = (code: number, why: string): void => {
    say(`closed the connection of a browser: ${why}`);
    socket.close(code, reasonOf(why));
  };
  const send = (number: number, rest: string): void => {
    if (!open.delete(number) || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > UNSENT_MAX) {
      say(`dropped a browser that does not read: ${socket.bufferedAmount} bytes are unsent`);
      socket.terminate();
    } else socket.send(`{"number":${number},${rest}}`);
  };
  const guest: Guest = {
    answered: (number, value) => send(number, `"value":${value}`),
    refused(number, error) {
      say(`refused a command: ${error}`);
      send(number, `"error":${JSON.stringify(error)}`);
    },
    ended: (why) => socket.close(CLOSED.failed, reasonOf(why)),
  };
  const { ask, leave } = room.enter(guest);
  const pinging = setInterval(() => {
    if (!isAlive) {
      say('dropped a browser that does not answer');
      socket.terminate();
    }
    isAlive = false;
    socket.ping();
  }, pingMs);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary) return close(CLOSED.unreadable, 'got binary data, expected text');
    try {
      const { asked, number } = readAsked(String(data));
      if (open.has(number)) return close(CLOSED.refused, `got question ${number} twice`);
      if (open.size >= OPEN_MAX)
        return close(CLOSED.refused, `got more than ${OPEN_MAX} questions at once`);
      open.add(number);
      ask(number, asked);
    } catch (error) {
      if (!(error instanceof SimulationError)) throw error;
      close(CLOSED.refused, error.message);
    }
  });
  socket.on('error', (error) => say(`closed the connection of a browser: ${error.message}`));
  socket.on('close', () => {
    clearInterval(pinging);
    leave();
  });
}

/** A text cut to the room of a reason, between two characters. */
const reasonOf = (why: string): string =>
  Buffer.from(why)
    .subarray(0, REASON_MAX)
    .toString()
    .replace(/\ufffd$/, '');
