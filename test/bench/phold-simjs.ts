// One process of PHOLD by simjs, the fastest published library of its kind in JavaScript.
import { readTask, report, timed } from './measurement.ts';
import type { PholdTask } from './phold.ts';

/** The part of simjs that the case uses. simjs has no types. */
interface Simjs {
  readonly Sim: new () => {
    addEntity<Item>(kind: new (...args: never[]) => Item): Item;
    simulate(endTime: number, eventsMax: number): boolean;
  };
  readonly Entity: new () => { send(message: object, delay: number, receiver: object): void };
  readonly Random: new (seed: number) => { exponential(rate: number): number; random(): number };
}

// The package is a script for browsers, which adds its exports to the window.
const shelf: { Sim?: Simjs } = {};
Object.assign(globalThis, { window: shelf });
// @ts-expect-error It has no types.
await import('simjs');
if (shelf.Sim === undefined) throw new Error('simjs has left nothing at the window');
const { Entity, Random, Sim } = shelf.Sim;

const { count, events, warmUp } = readTask<PholdTask>();
const HOP = { type: 'Hop', count: 0 };
const random = new Random(42);
const peers: Hopper[] = [];

class Hopper extends Entity {
  /** simjs requires it. */
  start(): void {}

  onMessage(): void {
    this.hop();
  }

  hop(): void {
    this.send(HOP, random.exponential(1), peers[Math.floor(peers.length * random.random())]);
  }
}

const sim = new Sim();
for (let index = 0; index < count; index++) peers.push(sim.addEntity(Hopper));
for (const hopper of peers) hopper.hop();
sim.simulate(Number.POSITIVE_INFINITY, warmUp);
report({
  count: events,
  ...timed(() => sim.simulate(Number.POSITIVE_INFINITY, events)),
});
