import type { Intention } from '../../../../kernel/index.ts';
import type { Order } from '../calls.ts';
import type { Answer, Task } from '../request.ts';
import { type Behaviour, calledFor, DONE, type Server, type ServerSelf } from './behaviour.ts';
import { DataAccess } from './data-access.ts';
import { replicate } from './replicate.ts';

/**
 * store. It keeps values, and sends a copy of each put to its peers. If it depends on other
 * services, such as volumes, it also puts there, and asks there for keys that it lacks.
 */
export class Store implements Behaviour {
  readonly values = new Map<string, Intention>();
  private readonly below: DataAccess;

  constructor(private readonly dependencies: readonly string[]) {
    this.below = new DataAccess([], dependencies);
  }

  begin(task: Task, server: Server, self: ServerSelf): void {
    const { imposition, key, value } = task;
    if (imposition === 'GetRequest') {
      const found = this.values.get(key);
      task.hit = found !== undefined;
      if (found !== undefined) return server.answer(task, { status: 'ok', value: found }, self);
      if (calledFor(task, this.dependencies).length > 0)
        return this.below.begin(task, server, self);
      return server.answer(task, { status: 'missing', value: null }, self);
    }
    this.values.set(key, value);
    if (imposition === 'Replicate') return server.answer(task, DONE, self);
    for (const peer of server.directory.channelsOf(server.service.name)) {
      if (peer !== self.channel) replicate(task, peer, null, self);
    }
    this.below.begin(task, server, self);
  }

  ended(task: Task, order: Order, answer: Answer, server: Server, self: ServerSelf): void {
    this.below.ended(task, order, answer, server, self);
  }
}
