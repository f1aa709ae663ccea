import {
  type Actor,
  defineModel,
  type Model,
  type ModelDefinition,
  open,
  type ScenarioInput,
  type Self,
  seconds,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';

/** Counts the seconds, and feeds its count to a gauge. It leaves at its last second. */
export class Counter implements Actor<never, 'Second'> {
  count = 0;

  constructor(private readonly secondCount: number) {}

  start(self: Self<never, 'Second'>): void {
    self.every(seconds(1), 'Second');
  }

  timer(_second: 'Second', self: Self<never, 'Second'>): void {
    this.count += 1;
    self.gauge('count', this.count);
    if (this.count === this.secondCount) self.leave();
  }
}

type About = Partial<Omit<ModelDefinition<Record<never, never>>, 'options' | 'actors'>>;

/** A model of counters, each of which counts to a number. */
export const counting = (about: About, ends: readonly number[] = [5]): Model =>
  defineModel({
    name: 'counting',
    ...about,
    actors(setup) {
      for (const [index, end] of ends.entries()) {
        setup.spawn(`counter${index + 1}`, () => new Counter(end));
      }
    },
  });

/** A run of counters that has ended. */
export function counted(
  model: Model,
  input: Partial<ScenarioInput> = {},
  options: WorldOptions = {},
): World {
  const world = open(model, { seed: 1, ...input }, options);
  world.advance();
  return world;
}
