import {
  type Actor,
  type Channel,
  type Gotocol,
  gotocol,
  type Instant,
  type Intention,
  type MeasuredServer,
  type Self,
  type ServerLoad,
  us,
} from '../../../kernel/index.ts';
import { REGISTRY, type Service } from '../architecture/architecture.ts';
import { Calls, type CallTimer, type Ended, type Order } from './calls.ts';
import { Directory, type Roster, readNeighbour } from './directory.ts';
import { Line } from './line.ts';
import type { Behaviour, Server, ServerSelf } from './packages/behaviour.ts';
import { behaviourOf } from './packages/index.ts';
import { RegistryClient } from './registry-client.ts';
import {
  type Answer,
  isContext,
  isFailure,
  newTask,
  readQuery,
  type Status,
  spanOf,
  type Task,
} from './request.ts';
import { type InstanceState, stateOf } from './state.ts';
import { type Served, Station } from './station.ts';
import { Tally } from './tally.ts';
import { Traffic } from './traffic.ts';

/** Besides the timers of workers and calls: a request comes from outside, and the registry is to be asked. */
type InstanceTimer = Served | CallTimer | 'Chat' | 'Poll';
type InstanceSelf = Self<Gotocol, InstanceTimer>;

/** What an instance knows from its start, in each of its lives. */
export interface Surroundings {
  readonly zone?: string | undefined;
  /** The instances that it may call. */
  readonly rosters?: readonly Roster[];
  /** Whether a service is a cache. */
  readonly isCache?: (service: string) => boolean;
}

const FAILED: Answer = { status: 'failed', value: null };
const REFUSED: Answer = { status: 'refused', value: null };

/**
 * An instance of a service. It takes requests in, has its workers serve them, calls other instances
 * as its package does, and answers. Where traffic enters, it also makes the requests.
 */
export class Instance implements Actor<Gotocol, InstanceTimer>, Server, MeasuredServer {
  readonly zone: string | undefined;
  readonly directory: Directory;
  readonly station: Station<Task>;
  readonly requests = new Tally();
  /** How many of its answers were to a request that it had answered before. */
  answeredAgain = 0;
  /** Whether it was sent home at the end of the run. */
  isDismissed = false;
  private readonly calls: Calls;
  /** Calls that ended at once, since no instance was known. */
  private readonly unreached = new Line<Ended>();
  private readonly behaviour: Behaviour;
  private readonly traffic: Traffic;
  private readonly registry: RegistryClient;
  /** The state that it reported last. */
  private state: InstanceState | undefined;

  constructor(
    readonly service: Service,
    { zone, rosters = [], isCache = () => false }: Surroundings = {},
  ) {
    const { workers, queue: queueMax, serviceTime } = service;
    this.zone = zone;
    this.directory = new Directory(rosters);
    this.station = new Station({ workers, queueMax, serviceTime });
    this.calls = new Calls(service, this.directory);
    this.behaviour = behaviourOf(service, isCache);
    this.traffic = new Traffic(service.package);
    this.registry = new RegistryClient(service, this.directory, zone);
  }

  start(self: InstanceSelf): void {
    const { name: service, labels } = this.service;
    self.report({ kind: 'node', service, ...(Object.keys(labels).length > 0 && { labels }) });
    this.showState(self);
    if (this.directory.of(REGISTRY).length > 0) this.seekRegistry(self);
  }

  receive(message: Gotocol, from: Channel, self: InstanceSelf): void {
    this.hear(message, from, self);
    this.showState(self);
  }

  timer(timer: InstanceTimer, self: InstanceSelf): void {
    this.wake(timer, self);
    this.showState(self);
  }

  call(task: Task, order: Order, self: ServerSelf): void {
    const ended = this.calls.start(task, order, self);
    if (ended !== undefined) this.unreached.push(ended);
  }

  answer(task: Task, answer: Answer, self: ServerSelf): void {
    // It was a call further down that timed out or was refused, and not this request.
    const told = isFailure(answer.status) ? FAILED : answer;
    this.end(task, told, answer.status, self);
  }

  /** How many requests from outside have not ended. */
  inFlight(): number {
    const open = new Set<Task>([...this.station.requests(), ...this.calls.tasks()]);
    return [...open].filter(({ origin }) => origin === 'outside').length;
  }

  /** The most attempts that it made of one call. */
  get attemptsMax(): number {
    return this.calls.attemptsMax;
  }

  /** The instances that it tells its clients of, if it is a registry. */
  registered(now: Instant): Iterable<Channel> {
    return this.behaviour.registered?.(now) ?? [];
  }

  load(now: Instant): ServerLoad {
    return { service: this.service.name, ...this.station.load(now) };
  }

  private hear(message: Gotocol, from: Channel, self: InstanceSelf): void {
    const { channel, intention } = message;
    switch (message.imposition) {
      case 'Hello':
        return this.reportEdges(self);
      case 'NameDrop':
        return this.meet(channel, intention, self);
      case 'Chat':
        return this.traffic.open(intention, self) ? undefined : self.count('malformed');
      case 'Put':
      case 'GetRequest':
      case 'Replicate':
        return this.take(message, self);
      case 'GetResponse':
        return this.resume(this.calls.receive(message, self), self);
      case 'Goodbye':
        this.isDismissed = true;
        self.send(from, gotocol('Goodbye', self.channel, self.name));
        return self.leave();
      default:
        return self.count('unexpected');
    }
  }

  private wake(timer: InstanceTimer, self: InstanceSelf): void {
    if (timer === 'Chat') return this.admit(self);
    if (timer === 'Poll') return this.inquire(this.registry.poll(self), self);
    if (timer.type !== 'Served') return this.resume(this.calls.timer(timer, self), self);
    const { request: task, waited, served } = this.station.complete(timer, self);
    task.waited = waited;
    task.served = served;
    this.behaviour.begin(task, this, self);
    this.resume(undefined, self);
  }

  /** Ends a task. `cause` is its own status, or that of a call that made it fail. */
  private end(task: Task, { status, value }: Answer, cause: Status, self: ServerSelf): void {
    const { origin, parent, arrivedAt } = task;
    if (task.isAnswered) this.answeredAgain += 1;
    task.isAnswered = true;
    self.report(spanOf(task, status));
    const took = us(self.now - arrivedAt);
    if (origin === 'call' && task.channel !== null && parent !== undefined) {
      const intention = { status, value, took };
      const context = { trace: task.context.trace, span: parent };
      self.send(task.channel, gotocol('GetResponse', null, intention, context));
    }
    if (origin === 'outside') this.requests.end(cause, took, self);
  }

  /** Reports its state if it has changed. */
  private showState(self: InstanceSelf): void {
    const state = stateOf(this.service, this.station, this.calls, this.state);
    if (state === this.state || this.isDismissed) return;
    this.state = state;
    self.report({ kind: 'state', state });
  }

  /** Reports whom it knows. All instances have started then, so that each edge leads to a node. */
  private reportEdges(self: InstanceSelf): void {
    for (const channels of this.directory.lists()) {
      const targets = channels.filter((channel) => channel !== self.channel);
      if (targets.length > 0) self.report({ kind: 'edges', targets });
    }
  }

  private meet(channel: Channel | null, told: Intention, self: InstanceSelf): void {
    const neighbour = readNeighbour(channel, told);
    if (neighbour === undefined) return self.count('malformed');
    if (neighbour.channel === self.channel) return;
    const isFirst = this.directory.of(neighbour.service).length === 0;
    if (!this.directory.add(neighbour)) return;
    self.report({ kind: 'edge', target: neighbour.channel });
    if (isFirst && neighbour.service === REGISTRY) this.seekRegistry(self);
  }

  /** Begins to register. A registry does not, since its peers know it. */
  private seekRegistry(self: InstanceSelf): void {
    if (this.service.name !== REGISTRY) this.registry.begin(self);
  }

  /** Sends the instance's own queries to the registry. */
  private inquire(orders: readonly Order[], self: InstanceSelf): void {
    for (const order of orders) {
      this.call(newTask(order, 'own', null, self), order, self);
    }
    this.resume(undefined, self);
  }

  /** Makes and takes in a request from outside. */
  private admit(self: InstanceSelf): void {
    this.requests.begin(self);
    this.accept(newTask(this.traffic.next(self), 'outside', null, self), self);
  }

  /** Takes in a request of another instance. */
  private take(message: Gotocol, self: InstanceSelf): void {
    const query = readQuery(message);
    const { imposition, channel, context } = message;
    if (query === undefined || (context !== undefined && !isContext(context))) {
      return self.count('malformed');
    }
    const isAwaited = context !== undefined && channel !== null && imposition !== 'Replicate';
    this.accept(newTask(query, isAwaited ? 'call' : 'one-way', channel, self, context), self);
  }

  private accept(task: Task, self: InstanceSelf): void {
    if (this.station.arrive(task, self)) return;
    self.count('refused');
    this.end(task, REFUSED, REFUSED.status, self);
  }

  /** Continues tasks whose calls have ended. It loops, since thousands of calls may follow each other at once. */
  private resume(ended: Ended | undefined, self: ServerSelf): void {
    for (let next = ended ?? this.unreached.shift(); next; next = this.unreached.shift()) {
      if (next.task.origin === 'own') continue;
      this.behaviour.ended(next.task, next.order, next.answer, this, self);
    }
  }
}
