import { describe, expect, test } from 'vitest';
import {
  type Actor,
  type Channel,
  defineModel,
  exponential,
  type Instant,
  open,
  type Self,
} from '../../../kernel/index.ts';
import { type Served, Station } from '../../../models/services/instance/station.ts';

/** The mean service time in microseconds. It is so long that rounding does not matter. */
const SERVICE_MEAN = 100_000;

interface Request {
  readonly from: Instant;
}

/** Sends requests at exponential intervals. */
class Source implements Actor<Request, 'Send'> {
  constructor(
    private readonly intervalMean: number,
    private readonly server: Channel,
  ) {}

  start(self: Self<Request, 'Send'>): void {
    self.after(Math.round(self.random.exponential(this.intervalMean)), 'Send');
  }
  timer(_timer: 'Send', self: Self<Request, 'Send'>): void {
    self.send(this.server, { from: self.now });
    this.start(self);
  }
}

/** Serves requests, and notes how long each took. */
class Server implements Actor<Request, Served> {
  readonly station: Station<Request>;
  readonly stays: { readonly from: Instant; readonly to: Instant }[] = [];
  readonly present = new Set<Request>();

  constructor(workers: number) {
    const serviceTime = exponential(SERVICE_MEAN);
    this.station = new Station({ workers, queueMax: Infinity, serviceTime });
  }
  receive(request: Request, _from: Channel, self: Self<Request, Served>): void {
    this.present.add(request);
    this.station.arrive(request, self);
  }
  timer(timer: Served, self: Self<Request, Served>): void {
    const { request } = this.station.complete(timer, self);
    this.present.delete(request);
    this.stays.push({ ...request, to: self.now });
  }
}

/** A run at a utilisation, with so many requests on average. */
function replicate(workers: number, utilisation: number, requests: number, seed: string) {
  const server = new Server(workers);
  const intervalMean = SERVICE_MEAN / (utilisation * workers);
  const model = defineModel({
    name: 'queue',
    actors(setup) {
      const channel = setup.spawn('server', () => server);
      setup.spawn('source', () => new Source(intervalMean, channel));
    },
  });
  const until = Math.round(requests * intervalMean);
  return { server, until, world: open(model, { seed, limits: { until } }) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean response times of independent runs, after a warm-up that is left out. */
function responseTimes(workers: number, utilisation: number): number[] {
  const requests = 9000;
  return Array.from({ length: 16 }, (_, index) => {
    const { server, until, world } = replicate(workers, utilisation, requests, `run ${index}`);
    world.advance();
    const stays = server.stays.filter(({ from }) => from > until / 4);
    return mean(stays.map(({ from, to }) => to - from));
  });
}

/**
 * How likely a request waits where `load` (arrival rate by service time) meets so many workers.
 * Source: Erlang 1917; as in Kleinrock 1975, Queueing Systems I, 3.5.
 */
function erlangC(workers: number, load: number): number {
  let term = 1;
  let sum = 0;
  for (let count = 0; count < workers; count++) {
    sum += term;
    term *= load / (count + 1);
  }
  const waiting = (term * workers) / (workers - load);
  return waiting / (sum + waiting);
}

/** The mean response time that theory says. */
function expectedResponse(workers: number, utilisation: number): number {
  const rate = 1 / SERVICE_MEAN;
  const arrivals = utilisation * workers * rate;
  if (workers === 1) return 1 / (rate - arrivals);
  return SERVICE_MEAN + erlangC(workers, workers * utilisation) / (workers * rate - arrivals);
}

describe('the mean response time', { tags: ['long'] }, () => {
  for (const workers of [1, 3]) {
    for (const utilisation of [0.3, 0.6, 0.9]) {
      test(`of ${workers} worker(s) at utilisation ${utilisation} is that of M/M/${workers}`, () => {
        const means = responseTimes(workers, utilisation);
        const centre = mean(means);
        const squares = means.map((value) => (value - centre) * (value - centre));
        const error = Math.sqrt(mean(squares) / (means.length - 1));
        expect(Math.abs(centre - expectedResponse(workers, utilisation))).toBeLessThan(4 * error);
        // It can fail: the bound is narrower than a tenth of what is bounded.
        expect(4 * error).toBeLessThan(centre * (utilisation > 0.8 ? 0.4 : 0.1));
      });
    }
  }
});

test('Little’s law holds exactly: the load is the stays, clipped to the span', () => {
  for (const seed of ['a', 'b', 'c']) {
    const { server, until, world } = replicate(2, 0.8, 3000, seed);
    world.advance({ until: Math.floor(until / 3) });
    const start = Math.floor(until / 3);
    const before = server.station.load(start);
    world.advance();
    const after = server.station.load(until);
    const area = after.busyUs + after.waitingUs - before.busyUs - before.waitingUs;
    const completed = server.stays.reduce(
      (sum, { from, to }) => sum + Math.max(0, to - Math.max(from, start)),
      0,
    );
    const present = [...server.present];
    const { busyCount, waitingCount } = server.station;
    expect(present.length).toBe(busyCount + waitingCount);
    const unfinished = present.reduce((sum, { from }) => sum + until - Math.max(from, start), 0);
    expect(area).toBe(completed + unfinished);
  }
});
