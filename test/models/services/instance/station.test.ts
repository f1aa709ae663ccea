import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  constant,
  type Distribution,
  type Fault,
  ms,
  uniform,
  us,
} from '../../../../kernel/index.ts';
import {
  type Served,
  Station,
  type StationLaws,
} from '../../../../models/services/instance/station.ts';
import { type Anyone, play } from '../../../kernel/actors/stage.ts';
import { test } from '../../../property.ts';

interface Told {
  readonly request: number;
  readonly at: number;
}

/** Numbers requests that arrive at these instants, and returns the refused ones and when each was served. */
function serve(
  laws: StationLaws,
  instants: readonly number[],
  { faults = [], ties = 'fifo' }: { faults?: readonly Fault[]; ties?: 'fifo' | 'shuffled' } = {},
) {
  const station = new Station<number>(laws);
  const refused: number[] = [];
  const served: Told[] = [];
  const server: Anyone = {
    receive(request, _from, self) {
      if (!station.arrive(Number(request), self)) refused.push(Number(request));
    },
    timer(timer, self) {
      const { request } = station.complete(timer as Served, self);
      served.push({ request, at: self.now });
    },
  };
  const { result } = play(
    (setup) => {
      const channel = setup.spawn('server', () => server);
      setup.spawn('client', () => ({
        start: (self) => instants.forEach((at, index) => void self.after(us(at), index)),
        timer: (request, self) => self.send(channel, request),
      }));
    },
    { faults, ties },
  );
  return { station, refused, served, result };
}

const laws = (workers: number, queueMax: number, serviceTime: Distribution): StationLaws => ({
  workers,
  queueMax,
  serviceTime,
});

describe('a station', () => {
  test('serves as many at once as it has workers, the others as these get free, in order', () => {
    const { served } = serve(laws(2, 10, constant(ms(5))), [0, 0, 1, 2, 3]);
    expect(served).toEqual([
      { request: 0, at: 5000 },
      { request: 1, at: 5000 },
      { request: 2, at: 10_000 },
      { request: 3, at: 10_000 },
      { request: 4, at: 15_000 },
    ]);
  });

  test('takes longer while a fault slows its actor', () => {
    const faults: Fault[] = [
      { kind: 'slow', actors: 'server', factor: 2.5, from: '1ms', to: '9ms' },
    ];
    const { served } = serve(laws(1, 10, constant(ms(4))), [0, 0, 0], { faults });
    expect(served.map(({ at }) => at)).toEqual([4000, 14_000, 18_000]);
  });

  test('refuses what finds its queue full', () => {
    const { refused, served } = serve(laws(1, 2, constant(ms(5))), [0, 1, 2, 3, 4, 5001]);
    expect(refused).toEqual([3, 4]);
    expect(served.map(({ request }) => request)).toEqual([0, 1, 2, 5]);
    expect(serve(laws(1, 0, constant(ms(5))), [0, 1]).refused).toEqual([1]);
  });

  test('has a worker free for what comes when a service ends, whatever the order of ties', () => {
    const steadily = Array.from({ length: 100 }, (_, index) => index * 5000);
    for (const ties of ['fifo', 'shuffled'] as const) {
      const { refused, station, result } = serve(laws(1, 0, constant(ms(5))), steadily, { ties });
      expect(refused).toEqual([]);
      const { waitingMax, busyUs } = station.load(result.outcome.at);
      expect([waitingMax, busyUs]).toEqual([0, 500_000]);
    }
  });

  test('takes as long for a request whoever came before', () => {
    const time = uniform(0, 1e6);
    const [alone] = serve(laws(1, 0, time), [9]).served;
    const { served } = serve(laws(9, 0, time), [0, 3, 6, 9].reverse());
    expect(served.find(({ request }) => request === 0)?.at).toBe(alone.at);
  });

  test('measures how long its workers were busy, and requests waited', () => {
    const { station, result } = serve(laws(1, 9, constant(ms(5))), [0, 1000]);
    expect(station.load(result.outcome.at)).toEqual({
      workers: 1,
      busyUs: 10_000,
      waitingUs: 4000,
      waitingMax: 1,
    });
    expect([station.busyCount, station.waitingCount]).toEqual([0, 0]);
  });

  test('tells the most that ever waited at once', () => {
    const { station, result } = serve(laws(1, 9, constant(ms(5))), [0, 0, 0, 0, 50_000, 50_000]);
    expect(station.load(result.outcome.at).waitingMax).toBe(3);
  });

  test('has as many workers as numbers can tell, at no cost for those that never serve', () => {
    const { station, served } = serve(laws(Number.MAX_SAFE_INTEGER, 0, constant(ms(5))), [0, 0, 0]);
    expect(served.map(({ request }) => request)).toEqual([0, 1, 2]);
    expect(station.busyCount).toBe(0);
  });

  test('is refused without workers, or with a queue or a service time that is none', () => {
    for (const wrong of [
      laws(0, 1, constant(1)),
      laws(1.5, 1, constant(1)),
      laws(1, -1, constant(1)),
      laws(1, Number.NaN, constant(1)),
      laws(1, 1, { law: 'uniform', min: 2, max: 1 }),
    ]) {
      expect(() => new Station(wrong)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });

  const pressed = fc.record({
    workers: fc.integer({ min: 1, max: 3 }),
    queueMax: fc.nat(2),
    instants: fc.array(fc.nat(20), { maxLength: 40 }),
  });

  test.prop([pressed])('refuses as many, with either order of ties', (given) => {
    const counts = (['fifo', 'shuffled'] as const).map((ties) => {
      const asked = laws(given.workers, given.queueMax, constant(2));
      const { refused, station, result } = serve(asked, given.instants, { ties });
      return [refused.length, station.load(result.outcome.at)];
    });
    expect(counts[0]).toEqual(counts[1]);
  });

  const scene = fc.record({
    workers: fc.integer({ min: 1, max: 4 }),
    queueMax: fc.constantFrom(0, 1, 3, Infinity),
    // Few durations and instants, so that services end where requests come.
    serviceTime: fc.constantFrom(constant(0), constant(2), uniform(0, 4)),
    instants: fc.array(fc.nat(20), { maxLength: 40 }),
  });

  test.prop([scene])('loses no request, and starts them in the order of arrival', (given) => {
    const { station, refused, served } = serve(given, given.instants);
    const all = [...refused, ...served.map(({ request }) => request)];
    expect(all.sort((a, b) => a - b)).toEqual(given.instants.map((_, index) => index));
    expect([station.busyCount, station.waitingCount]).toEqual([0, 0]);
    if (given.workers > 1 || given.queueMax !== Infinity) return;
    const order = given.instants.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
    expect(served.map(({ request }) => request)).toEqual(order.map(({ index }) => index));
  });
});
