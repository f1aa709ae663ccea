import { readFileSync } from 'node:fs';
import {
  type Model,
  open,
  type ScenarioInput,
  serverLoads,
  type World,
} from '../../../kernel/index.ts';
import { MetricsObserver, type ServiceFigures, serviceFigures } from '../../../kernel/metrics.ts';
import type { Architecture } from '../../../models/services/architecture/architecture.ts';
import { readArchitecture } from '../../../models/services/architecture/architecture-reader.ts';
import { architectureModel } from '../../../models/services/architecture-model.ts';
import type { ArchitectureOptions } from '../../../models/services/deployment/options.ts';

/** An architecture of a file in fixtures/architectures. */
export function readFixture(name: string): Architecture {
  const url = new URL(`../../../fixtures/architectures/${name}.json`, import.meta.url);
  return readArchitecture(JSON.parse(readFileSync(url, 'utf8')), name);
}

export const fixtureModel = (name: string): Model<ArchitectureOptions> =>
  architectureModel(readFixture(name));

/** A run that was measured to its end. */
export interface Measured {
  readonly world: World;
  /** The figures of a service. */
  readonly of: (service: string) => ServiceFigures;
}

/** Runs a model of services, strictly, and measures it. */
export function measure(
  model: Model<ArchitectureOptions>,
  input: Partial<ScenarioInput<ArchitectureOptions>> = {},
): Measured {
  const observer = new MetricsObserver();
  const world = open(
    model,
    { seed: 'measured', strict: true, ...input },
    { observers: [observer] },
  );
  world.advance();
  observer.metrics.end(world.now, serverLoads(world));
  const all = serviceFigures(observer.metrics);
  const of = (service: string): ServiceFigures => {
    const found = all.find(({ name }) => name === service);
    if (found === undefined) throw new Error(`no service is called ${service}`);
    return found;
  };
  return { world, of };
}
