import {
  type Actor,
  type Channel,
  constant,
  type Duration,
  defineModel,
  type Instant,
  type MeasuredServer,
  ms,
  option,
  type Self,
  type ServerLoad,
  us,
} from '../../../../kernel/index.ts';
import { type Served, Station } from '../../../../models/services/instance/station.ts';

// A client calls web servers, which call a database. There are queues, refusals, timeouts and
// retries.

interface Ask {
  readonly type: 'Ask';
  readonly trace: number;
  readonly span: number;
}
interface Told {
  readonly type: 'Told';
  readonly span: number;
  readonly remote: Duration;
  readonly error: string | null;
}
type Message = Ask | Told;
type Timer =
  | Served
  | { readonly type: 'GiveUp'; readonly span: number }
  | { readonly type: 'Next' };
type Own = Self<Message, Timer>;

const draw = (self: Own): number => self.random.integer(1, 1e15);

interface Call {
  readonly trace: number;
  readonly parent: number;
  readonly start: Instant;
  readonly attempt: number;
  readonly peer: Channel;
  readonly done: (error: string | undefined, self: Own) => void;
}

/** Calls that are given up after a while, and made again if that may help. */
class Calls {
  private readonly pending = new Map<number, Call>();

  constructor(
    private readonly timeout: Duration,
    private readonly attemptsMax: number,
  ) {}

  make(about: Omit<Call, 'start' | 'attempt'>, self: Own, attempt = 1): void {
    const span = draw(self);
    this.pending.set(span, { ...about, attempt, start: self.now });
    self.send(about.peer, { type: 'Ask', trace: about.trace, span });
    self.after(this.timeout, { type: 'GiveUp', span });
  }

  told({ span, remote, error }: Told, self: Own): void {
    self.cancel({ type: 'GiveUp', span });
    this.end(span, { remote, ...(error !== null && { error }) }, self);
  }

  giveUp(span: number, self: Own): void {
    this.end(span, { error: 'timeout' }, self);
  }

  private end(span: number, how: { remote?: Duration; error?: string }, self: Own): void {
    const call = this.pending.get(span);
    if (call === undefined) return;
    this.pending.delete(span);
    const { trace, parent, start, attempt, peer, done } = call;
    const about = { trace, span, parent, start, attempt, peer };
    self.report({ kind: 'span', role: 'client', name: 'Ask', ...about, ...how });
    if (how.error !== undefined && attempt < this.attemptsMax) this.make(call, self, attempt + 1);
    else done(how.error, self);
  }
}

interface Request extends Ask {
  readonly from: Channel;
  readonly arrived: Instant;
}

interface ServerOptions {
  readonly service: string;
  readonly workers: number;
  readonly queueMax: number;
  readonly serviceTime: Duration;
  readonly calls?: {
    readonly peer: Channel;
    readonly timeout: Duration;
    readonly attemptsMax: number;
  };
}

class Server implements Actor<Message, Timer>, MeasuredServer {
  readonly station: Station<Request>;
  private readonly calls: Calls | undefined;

  constructor(readonly options: ServerOptions) {
    const { workers, queueMax, serviceTime, calls } = options;
    this.station = new Station({ workers, queueMax, serviceTime: constant(serviceTime) });
    this.calls = calls && new Calls(calls.timeout, calls.attemptsMax);
  }

  start(self: Own): void {
    self.report({ kind: 'node', service: this.options.service });
  }

  receive(message: Message, from: Channel, self: Own): void {
    if (message.type === 'Told') return this.calls?.told(message, self);
    const request = { ...message, from, arrived: self.now };
    if (!this.station.arrive(request, self as Self<never, Served>)) {
      this.answer(request, draw(self), { waited: us(0), served: us(0) }, 'refused', self);
    }
  }

  timer(timer: Timer, self: Own): void {
    if (timer.type === 'GiveUp') return this.calls?.giveUp(timer.span, self);
    if (timer.type === 'Next') return;
    const { request, ...times } = this.station.complete(timer, self as Self<never, Served>);
    const { calls } = this.options;
    const span = draw(self);
    if (calls === undefined) return this.answer(request, span, times, undefined, self);
    const { trace } = request;
    const done = (error: string | undefined, own: Own): void =>
      this.answer(request, span, times, error && 'failed', own);
    this.calls?.make({ trace, parent: span, peer: calls.peer, done }, self);
  }

  load(now: Instant): ServerLoad {
    return { service: this.options.service, ...this.station.load(now) };
  }

  private answer(
    { trace, span: parent, from, arrived }: Request,
    span: number,
    times: { readonly waited: Duration; readonly served: Duration },
    error: string | undefined,
    self: Own,
  ): void {
    self.report({
      kind: 'span',
      role: 'server',
      name: 'Ask',
      ...{ trace, span, parent, start: arrived, ...times },
      ...(error !== undefined && { error }),
    });
    const remote = us(self.now - arrived);
    self.send(from, { type: 'Told', span: parent, remote, error: error ?? null });
  }
}

class Client implements Actor<Message, Timer> {
  private readonly calls = new Calls(ms(30), 2);

  constructor(
    private readonly servers: readonly Channel[],
    private requestsLeft: number,
  ) {}

  start(self: Own): void {
    self.report({ kind: 'node', service: 'client' });
    self.after(ms(1), { type: 'Next' });
  }

  receive(message: Message, _from: Channel, self: Own): void {
    if (message.type === 'Told') this.calls.told(message, self);
  }

  timer(timer: Timer, self: Own): void {
    if (timer.type === 'GiveUp') return this.calls.giveUp(timer.span, self);
    if (this.requestsLeft === 0) return;
    this.requestsLeft -= 1;
    const peer = self.random.pick(this.servers);
    const [trace, parent, start] = [draw(self), draw(self), self.now];
    const done = (error: string | undefined, own: Own): void =>
      // The root of the trace: several attempts without it would be as many roots.
      own.report({
        kind: 'span',
        role: 'server',
        name: 'Visit',
        ...{ trace, span: parent, start, waited: us(0), served: us(0) },
        ...(error !== undefined && { error }),
      });
    this.calls.make({ trace, parent, peer, done }, self);
    self.after(us(self.random.exponential(4000)), { type: 'Next' });
  }
}

/** Ends when all requests are answered or given up, and all that was asked for them is done. */
export const chain = defineModel({
  name: 'chain',
  options: { requests: option.count(300), servers: option.count(2, { min: 1 }) },
  network: { latency: { law: 'uniform', min: us(100), max: ms(2) } },
  actors(setup, { requests, servers }) {
    const db = setup.spawn(
      'db0',
      () => new Server({ service: 'db', workers: 1, queueMax: 2, serviceTime: ms(3) }),
      { zone: 'a' },
    );
    const calls = { peer: db, timeout: ms(10), attemptsMax: 3 };
    const web = Array.from({ length: servers }, (_, index) =>
      setup.spawn(
        `web${index}`,
        () => new Server({ service: 'web', workers: 2, queueMax: 9, serviceTime: ms(5), calls }),
        { zone: index % 2 === 0 ? 'a' : 'b' },
      ),
    );
    setup.spawn('client', () => new Client(web, requests));
  },
});
