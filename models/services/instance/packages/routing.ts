import type { Order } from '../calls.ts';
import type { Answer, Task } from '../request.ts';
import { type Behaviour, calledFor, DONE, type Server, type ServerSelf } from './behaviour.ts';

/** elb, zuul, denominator. It passes each request on to one of its dependencies. */
export class Routing implements Behaviour {
  constructor(private readonly services: readonly string[]) {}

  begin(task: Task, server: Server, self: ServerSelf): void {
    const services = calledFor(task, this.services);
    if (services.length === 0) return server.answer(task, DONE, self);
    const { imposition, key, value } = task;
    server.call(task, { service: self.random.pick(services), imposition, key, value }, self);
  }

  ended(task: Task, _order: Order, answer: Answer, server: Server, self: ServerSelf): void {
    server.answer(task, answer, self);
  }
}
