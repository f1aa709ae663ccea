import { unreachable } from '../../../../kernel/index.ts';
import { REGISTRY, type Service } from '../../architecture/architecture.ts';
import type { Behaviour } from './behaviour.ts';
import { DataAccess } from './data-access.ts';
import { FanOut } from './fan-out.ts';
import { Registry } from './registry.ts';
import { RingStore } from './ring-store.ts';
import { Routing } from './routing.ts';
import { Store } from './store.ts';

/** Makes the behaviour of an instance. `isCache` tells which dependencies are caches. */
export function behaviourOf(service: Service, isCache: (name: string) => boolean): Behaviour {
  const { name: own, dependencies } = service;
  // Its own name stands for its peers, and the registry is not called for tasks.
  const called = dependencies.filter((name) => name !== own && name !== REGISTRY);
  switch (service.package) {
    case 'elb':
    case 'zuul':
    case 'denominator':
      return new Routing(called);
    case 'karyon':
    case 'monolith':
      return new FanOut(called);
    case 'staash':
      return new DataAccess(
        called.filter(isCache),
        called.filter((name) => !isCache(name)),
      );
    case 'store':
      return new Store(called);
    case 'priamCassandra':
      return new RingStore();
    case 'eureka':
      return new Registry();
    default:
      return unreachable(service.package);
  }
}
