import { describe, expect, test } from 'vitest';
import {
  type Model,
  ms,
  open,
  SpanWriter,
  seconds,
  serverLoads,
  simulate,
} from '../../../../kernel/index.ts';
import {
  MetricsObserver,
  type ServiceFigures,
  serviceFigures,
} from '../../../../kernel/metrics.ts';
import { shippedArchitectures } from '../../../../models/architectures/index.ts';
import { builtInModel } from '../../../../models/built-in.ts';
import { architectureModel } from '../../../../models/services/architecture-model.ts';
import { otlpComplaints, type ReadSpan, readOtlp } from '../../../kernel/record/spans/otlp.ts';
import { architecture } from '../scene.ts';

/** A run with all measures: its spans as a file, and the figures of its services. */
function record(model: Model, options: object) {
  const lines: string[] = [];
  const [writer, observer] = [
    new SpanWriter((line) => void lines.push(`${line}\n`)),
    new MetricsObserver(),
  ];
  const input = { seed: 'spans', strict: true, options };
  const world = open(model, input, { observers: [writer, observer] });
  world.advance();
  writer.close();
  observer.metrics.end(world.now, serverLoads(world));
  expect(simulate(model, input)).toEqual(world.result());
  const file = lines.join('');
  return { file, spans: readOtlp(file).spans, figures: serviceFigures(observer.metrics) };
}

const countWhere = (spans: readonly ReadSpan[], holds: (span: ReadSpan) => boolean): number =>
  spans.filter(holds).length;

describe.each([...shippedArchitectures.keys()])('%s', async (name) => {
  const model = await builtInModel(name);
  if (model === undefined) throw new Error(`no model ${name}`);
  const { file, spans, figures } = record(model, { duration: seconds(2) });

  test('writes spans as OTLP, in which every request is one tree', () => {
    expect(otlpComplaints(file)).toEqual([]);
    expect(spans.length).toBeGreaterThan(50);
  });

  test('is measured, and the measures agree with the spans', () => {
    for (const service of figures) {
      const own = spans.filter(({ resource }) => resource.get('service.name') === service.name);
      // What was left out of the file was measured all the same.
      expect(service.requests).toBeGreaterThanOrEqual(countWhere(own, ({ kind }) => kind === 2));
      expect(service.times.response.count).toBe(service.answered);
      const { utilisation = -1, queueMean = -1 } = service.load ?? {};
      expect(utilisation).toBeGreaterThanOrEqual(0);
      expect(utilisation).toBeLessThanOrEqual(1);
      expect(queueMean).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('an architecture whose servers are too few', () => {
  const impatient = { timeout: ms(20), retries: 2, backoff: ms(5) };
  const built = architecture([
    { name: 'eureka', package: 'eureka', count: 3, dependencies: ['eureka'], ...impatient },
    {
      name: 'db',
      package: 'store',
      count: 1,
      queue: 5,
      serviceTime: { law: 'constant', value: ms(6) },
    },
    {
      name: 'web',
      package: 'karyon',
      count: 3,
      dependencies: ['db', 'eureka'],
      workers: 4,
      labels: { machine: 'm3.large', process: 'java' },
      ...impatient,
    },
    {
      name: 'elb',
      package: 'elb',
      dependencies: ['web'],
      rate: 200,
      ...impatient,
      timeout: ms(50),
    },
  ]);
  const { file, spans, figures } = record(architectureModel(built), {
    duration: seconds(3),
  });
  const [db, web] = ['db', 'web'].map((name) =>
    figures.find((one): one is ServiceFigures => one.name === name),
  );

  test('times out, refuses and tries again, and its requests are trees all the same', () => {
    expect(otlpComplaints(file)).toEqual([]);
    const errorOf = ({ attributes }: ReadSpan): string | undefined => attributes.get('error.type');
    expect(countWhere(spans, (span) => errorOf(span) === 'timeout')).toBeGreaterThan(50);
    expect(countWhere(spans, (span) => errorOf(span) === 'refused')).toBeGreaterThan(50);
    const attempt = ({ attributes }: ReadSpan): number => Number(attributes.get('spigo.attempt'));
    expect(countWhere(spans, (span) => attempt(span) === 3)).toBeGreaterThan(50);
  });

  test('tells in its spans what a service runs on', () => {
    const machinesOf = (name: string) =>
      new Set(
        spans
          .filter(({ resource }) => resource.get('service.name') === name)
          .map(({ resource }) => [resource.get('spigo.machine'), resource.get('spigo.process')]),
      );
    expect([...machinesOf('web')][0]).toEqual(['m3.large', 'java']);
    expect([...machinesOf('db')][0]).toEqual([undefined, undefined]);
  });

  test('shows so in its measures', () => {
    // For the three seconds of traffic, of four.
    expect(db?.load?.utilisation).toBeGreaterThan(0.7);
    expect(db?.load?.queueMax).toBe(5);
    expect(db?.retries).toBeGreaterThan(50);
    expect(web?.timeouts).toBeGreaterThan(40);
    expect(Object.keys(db?.errors ?? {})).toEqual(['refused']);
  });
});
