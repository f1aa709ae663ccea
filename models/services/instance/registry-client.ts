import { type Intention, MILLISECOND, SECOND, type Self, us } from '../../../kernel/index.ts';
import { REGISTRY, type Service } from '../architecture/architecture.ts';
import { reachOf } from '../architecture/reach.ts';
import type { Order } from './calls.ts';
import type { Directory } from './directory.ts';
import type { ClientNote } from './packages/registry.ts';

// An instance registers and asks first at random instants, so that they do not all come at once.
const REGISTER_WITHIN = 200 * MILLISECOND;
const POLL_FIRST_MIN = 400 * MILLISECOND;
const POLL_FIRST_MAX = 800 * MILLISECOND;
/** The interval while a service to call is unknown, or the last poll brought news. */
const POLL_SOON = SECOND;
/** The interval otherwise. Source: the default interval of Eureka's own clients. */
const POLL_LATER = 30 * SECOND;

/** An instance's queries to the registry of its zone: to be registered, and to learn about other instances. */
export class RegistryClient {
  private isRegistered = false;
  /** How many instances were known at the last poll. */
  private known: number;

  constructor(
    private readonly service: Service,
    private readonly directory: Directory,
    private readonly zone: string | undefined,
  ) {
    this.known = directory.size;
  }

  /** Sets the first timer `Poll`. Call it when the registry is known. */
  begin(self: Self<never, 'Poll'>): void {
    self.after(us(self.random.integer(0, REGISTER_WITHIN)), 'Poll');
  }

  /**
   * Returns the queries of a timer `Poll`, and sets the next timer. The first poll only registers.
   * Later polls register again, since registrations may be lost, and ask for the instances of each
   * service that it calls.
   */
  poll(self: Self<never, 'Poll'>): Order[] {
    const { name, package: own, dependencies } = this.service;
    const registration = order('Put', name, this.note({}));
    if (!this.isRegistered) {
      this.isRegistered = true;
      self.after(us(self.random.integer(POLL_FIRST_MIN, POLL_FIRST_MAX)), 'Poll');
      return [registration];
    }
    const others = dependencies.filter((one) => one !== REGISTRY);
    const isAllKnown = others.every((one) => one === name || this.directory.of(one).length > 0);
    const isNews = this.directory.size > this.known;
    this.known = this.directory.size;
    self.after(isAllKnown && !isNews ? POLL_LATER : POLL_SOON, 'Poll');
    return [
      registration,
      ...others.map((one) =>
        order('GetRequest', one, this.note({ reach: reachOf(own, one === name) })),
      ),
    ];
  }

  private note(needs: ClientNote): Intention {
    const { zone } = this;
    return { ...needs, ...(zone !== undefined && { zone }) };
  }
}

const order = (imposition: Order['imposition'], key: string, value: Intention): Order => ({
  service: REGISTRY,
  imposition,
  key,
  value,
});
