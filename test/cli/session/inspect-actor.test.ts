import { describe, expect, onTestFinished, test } from 'vitest';
import { inspectActor } from '../../../cli/session/inspect-actor.ts';
import { drawInspection, type Inspected } from '../../../cli/terminal/inspection.ts';
import { Interrupt } from '../../../cli/terminal/interrupt.ts';
import {
  type Actor,
  completeScenario,
  Draws,
  defineModel,
  each,
  type Model,
  ms,
  type Self,
  type Setup,
} from '../../../kernel/index.ts';

class Roller implements Actor<number, string> {
  sum = 0;
  texts = ['kept'];

  constructor(readonly name: string) {}

  start(self: Self<number, string>): void {
    if (this.name === 'roller') self.every(ms(10), 'Roll');
  }

  receive(): void {}

  timer(_timer: string, self: Self<number, string>): void {
    const rolled = self.random.integer(1, 6);
    self.random.at('by hand').chance(1);
    this.sum += rolled;
    self.log(`rolled ${rolled}`);
    self.send(self.channel, rolled);
    self.random.pick([true]);
  }
}

const dice = defineModel({
  name: 'dice',
  network: { latency: { law: 'uniform', min: '1ms', max: '2ms' } },
  actors(setup) {
    setup.spawn('roller', () => new Roller('roller'));
    setup.spawn('idle', () => new Roller('idle'));
  },
});

const scenario = completeScenario(dice, { seed: '1', limits: { until: '45ms' } }, 'test');

const small = each('the sum is small', Roller, {}, ({ sum }) => sum < 6 || String(sum));

const fail = () => ({
  start(): void {
    throw new Error('oh');
  },
});

async function inspect(inspected: Partial<Inspected>, model: Model = dice) {
  const interrupt = new Interrupt();
  onTestFinished(() => interrupt.release());
  const whole = { actor: 'roller', from: 0, until: Number.POSITIVE_INFINITY, ...inspected };
  const found = await inspectActor({ model, scenario, interrupt }, whole);
  if (found === undefined) throw new Error('interrupted');
  return { found, text: drawInspection(found, whole, process.stdout) };
}

describe('an actor that is looked at', () => {
  test('shows what it received, drew, sent and said, and the fields that changed', async () => {
    const { text } = await inspect({ from: ms(20), until: ms(21) });
    expect(text.replaceAll(/[0-9a-f]{16}/g, 'ID')).toBe(`#5 [20ms] roller: timer Roll  (ID)
    drew   integer(1, 6) = 3
    drew   chance(1) = true
    drew   pick([true]) = true
    sent   #6 [21.834ms] roller > roller: 3  (ID)
    caused #7 [30ms] roller: timer Roll  (ID)
    said   rolled 3
  - sum: 5
  + sum: 8
`);
  });

  test('is looked at in [from, until), and all events of the span are shown', async () => {
    const instants = async (from: number, until: number): Promise<number[]> =>
      (await inspect({ from, until })).found.events.map(({ event }) => event.at);
    expect(await instants(ms(10), ms(20))).toEqual([ms(10), expect.any(Number)]);
    expect(await instants(ms(9), ms(10))).toEqual([]);
    expect((await inspect({ actor: 'idle', from: ms(1), until: ms(2) })).text).toBe(
      'idle has no event from 1ms to 2ms\n',
    );
  });

  test('shows at which event it breaks a property, or fails', async () => {
    const { found, text } = await inspect({}, { ...dice, properties: [small] });
    const sums = found.events.flatMap(({ breaks, after }) =>
      breaks.length === 0 ? [] : [[breaks, after.get('sum')]],
    );
    expect(sums).toEqual([[['"the sum is small": 8'], '8']]);
    expect(text).toContain('\n    breaks "the sum is small": 8\n');
    const failing = { ...dice, actors: (setup: Setup) => void setup.spawn('roller', fail) };
    expect((await inspect({}, failing)).text).toMatch(/ {4}breaks Error: oh\n/);
  });

  test('must be one of the run', async () => {
    await expect(inspect({ actor: 'rolller' })).rejects.toThrow(
      '--actor rolller: not in this run, which has 2 actors and ends at 45ms; did you mean "roller"?',
    );
  });

  test('draws as it did before it was looked at', async () => {
    const before = Draws.prototype.integer;
    await inspect({});
    expect(Draws.prototype.integer).toBe(before);
  });
});
