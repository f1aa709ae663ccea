import {
  type Actor,
  defineModel,
  open,
  type Property,
  type Result,
  type ScenarioInput,
  type Self,
  seconds,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';

/** Values by the second at which they are shown, in order. */
export type Script = readonly (readonly [at: number, value: number])[];

export type Verdict = NonNullable<Result['verdicts']>[number];

/** Shows the values of a script. It leaves after a value below 0. */
export class Gauge implements Actor<string, number> {
  value = 0;

  constructor(private readonly script: Script) {}

  start(self: Self<string, number>): void {
    for (const [index, [at]] of this.script.entries()) self.after(seconds(at), index);
  }

  timer(index: number, self: Self<string, number>): void {
    this.value = this.script[index][1];
    if (this.value < 0) self.leave();
  }
}

type Gauges = Readonly<Record<string, Script>>;

/** The world of gauges, which the properties judge. */
export function gaugesWorld(
  properties: readonly Property[],
  gauges: Gauges,
  input: Partial<ScenarioInput> = {},
  options: WorldOptions = {},
): World {
  const model = defineModel({
    name: 'gauges',
    properties,
    actors(setup) {
      for (const [name, script] of Object.entries(gauges)) {
        setup.spawn(name, () => new Gauge(script));
      }
    },
  });
  return open(model, { seed: 1, ...input }, options);
}

/** What a property says of a run of gauges. */
export function verdictOn(
  property: Property,
  gauges: Gauges,
  input: Partial<ScenarioInput> = {},
): Verdict {
  const world = gaugesWorld([property], gauges, input);
  world.advance();
  return world.verdicts[0];
}
