import { expect, test } from 'vitest';
import {
  type Actor,
  always,
  defineModel,
  each,
  on,
  type Property,
  type Self,
  simulate,
} from '../../../kernel/index.ts';

/** Keeps its `self` after its handler, as no actor should. */
class Careless implements Actor<number> {
  kept: Self<number> | undefined;

  start(self: Self<number>): void {
    this.kept = self;
  }

  receive(): void {}
}

const USES: readonly [name: string, use: (self: Self<number>) => unknown][] = [
  ['send', (self) => self.send(self.channel, 1)],
  ['draw', (self) => self.random.uniform()],
  ['record', (self) => self.record(1)],
  ['spawn', (self) => self.spawn('other', () => new Careless())],
  ['write', (self) => self.disk.set('key', 1)],
  ['stop', (self) => self.stop()],
];

const asked = (use: (self: Self<number>) => unknown, actor: unknown): boolean => {
  if (actor instanceof Careless && actor.kept !== undefined) use(actor.kept);
  return true;
};

test.each(USES)('no condition can %s by the self of an actor', (_, use) => {
  const properties: Property[] = [
    each('each', Careless, {}, (actor) => asked(use, actor)),
    on('on', {}, (_event, _memory, world) => asked(use, world.actor('one')?.actor)),
    always('always', {}, (world) => asked(use, world.actor('one')?.actor)),
  ];
  for (const property of properties) {
    const model = defineModel({
      name: 'careless',
      properties: [property],
      actors: (setup) => void setup.spawn('one', () => new Careless()),
    });
    const [verdict] = simulate(model, { seed: '1' }).verdicts ?? [];
    expect(verdict).toMatchObject({
      verdict: 'broken',
      reason: expect.stringContaining('self was used outside of a handler of its actor'),
    });
  }
});
