import { describe, expect, test } from 'vitest';
import { type ScenarioInput, seconds, simulate } from '../../../kernel/index.ts';
import { architectureModel } from '../../../models/services/architecture-model.ts';
import { Instance } from '../../../models/services/instance/instance.ts';
import { serviceProperties } from '../../../models/services/properties.ts';
import { architecture, type Cast, perform } from './scene.ts';

const casts: readonly Cast[] = [
  { name: 'eureka', package: 'eureka', count: 1, dependencies: ['eureka'] },
  { name: 'db', package: 'store', count: 3, dependencies: ['eureka'] },
  { name: 'api', package: 'karyon', count: 3, dependencies: ['db', 'eureka'], retries: 2 },
  { name: 'elb', package: 'elb', dependencies: ['api', 'eureka'], retries: 1 },
];

const verdictsOf = (input: Partial<ScenarioInput>) => {
  const model = architectureModel(architecture(casts));
  const { verdicts = [] } = simulate(model, { seed: 1, ...input });
  return verdicts.map(({ reason, verdict }) => reason ?? verdict);
};
const allHeld = serviceProperties.map(() => 'held');

describe('the properties of architectures', () => {
  test('hold, whatever fails', () => {
    expect(
      verdictsOf({
        options: { duration: seconds(300) },
        network: { latency: '5ms', loss: 0.05, duplication: 0.05 },
        faults: [
          { kind: 'crash', actors: 'db1', from: '20s', to: '100s' },
          { kind: 'leave', actors: 'db2', from: '30s' },
          { kind: 'crash', actors: 'eureka0', from: '110s', to: '120s' },
          { kind: 'cut', isolate: 'api1', from: '5s', to: '15s' },
          { kind: 'pause', actors: 'api0', from: '40s', to: '45s' },
        ],
      }),
    ).toEqual(allHeld);
  });

  test('are broken by a registry that does not forget', () => {
    const { registered } = Instance.prototype;
    Instance.prototype.registered = () => [{ name: 'db2' }];
    try {
      const found = verdictsOf({
        options: { duration: seconds(300) },
        faults: [{ kind: 'leave', actors: 'db2', from: '30s' }],
      });
      expect(found).toEqual([...allHeld.slice(1), expect.stringMatching(/^\w+ still knows db2$/)]);
    } finally {
      Instance.prototype.registered = registered;
    }
  });

  test('are broken by an instance that answers twice, tries too often, or loses a request', () => {
    const { world } = perform(casts, { options: { duration: seconds(2) } });
    const judged = (change: (instance: Instance) => void): readonly string[] => {
      const [, twice, retries] = serviceProperties.map((property) => property.begin(world));
      const [adds] = serviceProperties;
      const sum = adds.begin(world);
      const elb = world.actor('elb');
      if (!(elb?.actor instanceof Instance)) throw new Error('no elb');
      const before = { ...elb.actor.requests };
      change(elb.actor);
      twice.acted?.(elb.channel);
      retries.acted?.(elb.channel);
      sum.instant?.(world.now, world.now + 1);
      Object.assign(elb.actor.requests, before);
      return [sum, twice, retries].map((judgement) => judgement.verdict().reason ?? 'held');
    };
    expect(judged(() => undefined)).toEqual(['held', 'held', 'held']);
    expect(judged(({ requests }) => void requests.sent++)[0]).toMatch(/requests are accounted for/);
    expect(
      judged((elb) => {
        elb.answeredAgain = 1;
      })[1],
    ).toBe('answered 1 requests again');
    expect(
      judged((elb) => {
        elb.answeredAgain = 0;
        Object.defineProperty(elb, 'attemptsMax', { value: 3 });
      })[2],
    ).toBe('made 3 attempts, with 1 retries allowed');
  });
});
