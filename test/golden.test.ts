import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Actor,
  defineModel,
  LAWS,
  ms,
  open,
  type ScenarioInput,
  type Self,
  seconds,
  simulate,
  TraceWriter,
  traceEnd,
  traceHeader,
} from '../kernel/index.ts';
import { builtInModel, shippedNames } from '../models/built-in.ts';
import { fsm } from '../models/fsm/fsm.ts';

const RAISE = `An unchanged scenario makes another run than before. If that is a mistake, mend it. If it is meant,
raise LAWS in kernel/run/laws.ts, say so in CHANGELOG.md, put the new laws and fingerprints here and in
README.md, and make the trace again:
node dist/cli/bin/run.js -p 3 -d 2 --seed 4 --trace fixtures/traces/three-pirates.trace`;

test('three pirates make the golden trace, byte for byte', () => {
  const golden = readFileSync(
    new URL('../fixtures/traces/three-pirates.trace', import.meta.url),
    'utf8',
  );
  const lines: string[] = [];
  const input = { seed: '4', options: { population: 3, duration: seconds(2) } };
  const world = open(fsm, input, { observers: [new TraceWriter((line) => lines.push(line))] });
  const outcome = world.advance();
  // Versions of what wrote it are no part of the run.
  const { spigo, node } = JSON.parse(golden.slice(0, golden.indexOf('\n')));
  const header = traceHeader(world.scenario, { spigo, node });
  const end = traceEnd({ outcome, fingerprint: world.fingerprint });
  const told = [header, ...lines, end].map((line) => `${line}\n`).join('');
  expect(told, RAISE).toBe(golden);
});

type Input = Omit<ScenarioInput<Parameters<typeof fsm.actors>[1]>, 'seed'>;

describe('the same fingerprint as ever has', () => {
  const promising = { population: 40, duration: seconds(30), promises: 0.5, breaking: 0.3 };
  const nodes = ['Mary', 'Störtebeker', '🏴‍☠️'].map((name) => ({ name, service: 'pirate' }));
  const edges = [
    { source: 'Mary', target: '🏴‍☠️' },
    { source: '🏴‍☠️', target: 'Störtebeker' },
    { source: '🏴‍☠️', target: 'Mary' },
  ];
  const cases: readonly [name: string, fingerprint: string, input: Input][] = [
    ['the first run of the README', '52fa072f98c0b574', { options: { population: 100 } }],
    [
      'one with shuffled ties',
      'fd2d29727eb8808f',
      { ties: 'shuffled', options: { population: 100 } },
    ],
    [
      'one with promises and a logger',
      'de5fba350c08edd5',
      { options: { ...promising, logger: true } },
    ],
    ['one that starts from a graph', '5337aa922b46ae20', { graph: { nodes, edges } }],
  ];
  for (const [name, fingerprint, input] of cases) {
    test(name, () => {
      const duration = seconds(10);
      const options = { duration, ...input.options };
      const result = simulate(fsm, { seed: '42', strict: true, ...input, options });
      // The laws beside it, so that neither changes without the other.
      const told = { laws: LAWS, fingerprint: result.fingerprint };
      expect(told, RAISE).toEqual({ laws: 5, fingerprint });
    });
  }

  test('each shipped architecture', async () => {
    const told: Record<string, string> = {};
    for (const name of shippedNames) {
      const model = await builtInModel(name);
      if (model === undefined) throw new Error(`no model ${name}`);
      const options = { duration: seconds(3) };
      told[name] = simulate(model, { seed: '42', strict: true, options }).fingerprint;
    }
    expect({ laws: LAWS, told }, RAISE).toEqual({
      laws: 5,
      told: {
        cassandra: 'ba23255ecf466df3',
        lamp: 'a93e50f4c24b00fe',
        migration1: '322bb473bcce6076',
        migration2: 'e1ca19f1138336c7',
        migration3: 'dfdeda4dc0bac01d',
        migration4: '895d20e30e6306ab',
        migration5: '86d83f4fa29d587d',
        migration6: '35b5a45223eb2b51',
        moonreel: '5a28a1d0361b3514',
        netflixoss: '118fb1669799b08a',
        storage: 'e7cf1718c010f9ef',
      },
    });
  });

  test('one that draws from every law, and has data of every kind', () => {
    const result = simulate(sampler, { seed: '42' });
    expect(result.outcome.reason).toBe('idle');
    expect({ laws: LAWS, fingerprint: result.fingerprint }, RAISE).toEqual({
      laws: 5,
      fingerprint: '9f065e75bdb5e229',
    });
  });
});

/**
 * Sends itself one draw of each kind, ten times. The fingerprint follows from the received draws.
 */
const sampler = defineModel({
  name: 'sampler',
  actors(setup) {
    let left = 10;
    const actor: Actor<unknown, string> = {
      start: (self) => self.after(ms(1), 'Draw'),
      receive() {},
      timer(_timer, self) {
        self.send(self.channel, draws(self));
        left -= 1;
        if (left > 0) self.after(self.random.duration({ law: 'exponential', mean: 1e3 }), 'Draw');
      },
    };
    setup.spawn(`sampler ${setup.random.integer(1, 6)}`, () => actor);
  },
});

function draws({ random, name }: Self<unknown, string>): unknown {
  const items = ['a', 'b', 'c', 'd'];
  return {
    uniform: [random.uniform(), random.uniform(-5, 5)],
    whole: [random.integer(-3, 3), random.zipf(100, 1.1)],
    isLucky: random.chance(0.5),
    real: [random.exponential(3), random.normal(0, 1), random.lognormal(1, 2), random.pareto(1, 2)],
    items: [random.pick(items), random.shuffle(items), random.sample(items, 2)],
    byHand: { [name]: random.at(name).uniform(), nothing: null },
  };
}
