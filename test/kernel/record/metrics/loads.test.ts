import { describe, expect, test } from 'vitest';
import { type Actor, defineModel, ms, open, serverLoads } from '../../../../kernel/index.ts';

const LOAD = { service: 'db', workers: 2, busyUs: 5, waitingUs: 0, waitingMax: 0 };

/** A world in which these actors have run to 5 ms. */
function worldOf(actors: Readonly<Record<string, object>>) {
  const clock: Actor<never, 'End'> = { start: (self) => self.after(ms(5), 'End'), timer: () => {} };
  const model = defineModel({
    name: 'servers',
    actors(setup) {
      for (const [name, actor] of Object.entries(actors)) setup.spawn(name, () => actor);
      setup.spawn('clock', () => clock);
    },
  });
  const world = open(model, { seed: 1 });
  world.advance();
  return world;
}

describe('the loads of a world', () => {
  test('are what each actor with a method load tells, in order, at the end of the run', () => {
    const asked: number[] = [];
    class Server {
      constructor(readonly busyUs: number) {}
      load(now: number) {
        asked.push(now);
        return { ...LOAD, busyUs: this.busyUs };
      }
    }
    const world = worldOf({ a: new Server(7), b: {}, c: { load: 5 }, d: new Server(6) });
    expect(serverLoads(world).map(({ busyUs }) => busyUs)).toEqual([7, 6]);
    expect(asked).toEqual([5000, 5000]);
  });

  test('are told by a server that has left, too', () => {
    const server = { start: (self: { leave(): void }) => self.leave(), load: () => LOAD };
    const world = worldOf({ server });
    expect(world.counts.left).toBe(1);
    expect(serverLoads(world)).toEqual([{ ...LOAD, instance: 'server' }]);
  });

  test.each([
    [undefined, 'load: got nothing, expected an object with service, workers'],
    [Promise.resolve(LOAD), 'load: service: got nothing, expected a text'],
    [{ ...LOAD, service: 5 }, 'load: service: got 5, expected a text'],
    [{ ...LOAD, workers: undefined }, 'load: workers: got nothing, expected a whole number from 0'],
    [{ ...LOAD, busyUs: -1 }, 'load: busyUs: got -1, expected a whole number from 0'],
    [{ ...LOAD, waitingUs: 0.5 }, 'load: waitingUs: got 0.5, expected a whole number from 0'],
    [{ ...LOAD, waitingMax: '1' }, 'load: waitingMax: got "1", expected a whole number from 0'],
  ])('are refused where one is %j', (load, told) => {
    const world = worldOf({ fine: { load: () => LOAD }, 'db\n1': { load: () => load } });
    expect(() => serverLoads(world)).toThrow(
      expect.objectContaining({
        code: 'bad-model',
        message: expect.stringContaining(`actor "db\\n1": ${told}`),
      }),
    );
  });

  test('fail as a load fails', () => {
    const failing = {
      load() {
        throw new RangeError('nobody knows');
      },
    };
    expect(() => serverLoads(worldOf({ failing }))).toThrow(new RangeError('nobody knows'));
  });
});
