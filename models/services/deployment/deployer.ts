import {
  type Actor,
  type Channel,
  formatDuration,
  type Gotocol,
  gotocol,
  type Intention,
  MILLISECOND,
  SECOND,
  type Self,
  us,
} from '../../../kernel/index.ts';
import { Batches } from '../../batches.ts';
import { FarewellList } from '../../farewells.ts';
import { type Architecture, REGISTRY } from '../architecture/architecture.ts';
import { describeNeighbour } from '../instance/directory.ts';
import { Instance } from '../instance/instance.ts';
import type { Deployment } from './deployment.ts';
import type { ArchitectureOptions } from './options.ts';

/** The interval of requests from outside if the architecture has no rate. It is the original's. */
const INTERVAL = 100 * MILLISECOND;

/** How long traffic waits if instances have to find each other by a registry. */
const REGISTRATION = SECOND;

/** The limit of introductions in one event. */
const INTRODUCTIONS_MAX = 1000;

/** The limit of services that a line names. */
const NAMES_MAX = 10;

type Phase = 'Start' | 'Introduce' | 'Open' | 'Shutdown' | 'Dismiss' | 'Grace';
type DeployerSelf = Self<Gotocol, Phase>;

/**
 * Starts the instances of an architecture, introduces them to each other, lets the traffic in, and
 * sends them all home at the end.
 */
export class Deployer implements Actor<Gotocol, Phase> {
  private readonly channels: Channel[] = [];
  private readonly introductions: Iterator<readonly [number, number]>;
  private readonly farewells = new FarewellList(this.channels);
  private readonly batches = new Batches();

  constructor(
    private readonly architecture: Architecture,
    private readonly deployment: Deployment,
    private readonly options: ArchitectureOptions,
  ) {
    this.introductions = deployment.introductions()[Symbol.iterator]();
  }

  start(self: DeployerSelf): void {
    const { isReloaded, instances } = this.deployment;
    self.log(
      isReloaded
        ? `reload ${instances.length} instances`
        : `scaling to ${this.options.population}%`,
    );
    const missing = this.missingServices();
    if (missing !== undefined) self.log(`no instance of ${missing}`);
    this.timer('Start', self);
  }

  timer(phase: Phase, self: DeployerSelf): void {
    const { length } = this.deployment.instances;
    switch (phase) {
      case 'Start': {
        const isMore = this.batches.next(length, (index) => this.startInstance(index, self));
        return self.after(us(0), isMore ? 'Start' : 'Introduce');
      }
      case 'Introduce':
        if (this.introduce(self)) return self.after(us(0), 'Introduce');
        return self.after(this.hasRegistry() ? REGISTRATION : us(0), 'Open');
      case 'Open':
        this.open(self);
        return self.after(this.options.duration, 'Shutdown');
      case 'Shutdown':
        self.log('Shutdown');
        if (length === 0) return this.exit(self);
        self.after(this.options.grace, 'Grace');
        return this.timer('Dismiss', self);
      case 'Dismiss': {
        const isMore = this.batches.next(length, (index) =>
          self.send(this.channels[index], gotocol('Goodbye', null, 'shutdown')),
        );
        return isMore ? self.after(us(0), 'Dismiss') : undefined;
      }
      case 'Grace':
        return this.exit(self, this.farewells.describe());
    }
  }

  receive({ imposition, channel }: Gotocol, _from: Channel, self: DeployerSelf): void {
    if (imposition !== 'Goodbye') return self.count('unexpected');
    if (channel !== null && this.farewells.hear(channel)) this.exit(self);
  }

  /** The services that the scale leaves without instances. */
  private missingServices(): string | undefined {
    const present = new Set(this.deployment.instances.map(({ service }) => service.name));
    const missing = this.architecture.services.filter(({ name }) => !present.has(name));
    if (missing.length === 0) return undefined;
    const names = missing.slice(0, NAMES_MAX).map(({ name }) => name);
    const entry = this.architecture.services.at(-1);
    return (
      names.join(', ') +
      (missing.length > NAMES_MAX ? ` and ${missing.length - NAMES_MAX} more` : '') +
      (entry !== undefined && missing.includes(entry) ? `; traffic enters at ${entry.name}` : '')
    );
  }

  private hasRegistry(): boolean {
    return this.architecture.services.some(({ dependencies }) => dependencies.includes(REGISTRY));
  }

  private startInstance(index: number, self: DeployerSelf): void {
    const { name, service, zone } = this.deployment.instances[index];
    const { services } = this.architecture;
    const isCache = (other: string): boolean =>
      services.some((one) => one.name === other && one.isCache);
    const options = zone === undefined ? {} : { zone };
    const instance = self.spawn(name, () => new Instance(service, isCache), options);
    this.channels.push(instance);
    self.send(instance, gotocol('Hello', self.channel, name));
    if (zone !== undefined) self.send(instance, gotocol('Put', null, `zone ${zone}`));
  }

  /** Makes the next introductions. Returns whether any may be left. */
  private introduce(self: DeployerSelf): boolean {
    const { instances, isReloaded } = this.deployment;
    for (let count = 0; count < INTRODUCTIONS_MAX; count++) {
      const next = this.introductions.next();
      if (next.done === true) return false;
      const [source, target] = next.value;
      const { name, service, zone } = instances[target];
      if (isReloaded) self.log(`Link ${instances[source].name} > ${name}`);
      const channel = this.channels[target];
      const about = describeNeighbour({ channel, service: service.name, zone });
      self.send(this.channels[source], gotocol('NameDrop', channel, about));
    }
    return true;
  }

  /** Lets traffic in at the last service, and at each other service with a rate. */
  private open(self: DeployerSelf): void {
    const { services } = this.architecture;
    const { load } = this.options;
    services.forEach(({ name, package: what, rate }, index) => {
      if (rate === undefined && index < services.length - 1) return;
      const interval = us(Math.round(INTERVAL / load));
      const pace: Intention = rate === undefined ? interval : { rate: rate * load };
      const told = rate === undefined ? formatDuration(interval) : describeRate(rate * load);
      self.log(`${what} activity rate  ${told}`);
      this.deployment.instances.forEach(({ service }, number) => {
        if (service.name !== name) return;
        self.send(this.channels[number], gotocol('Chat', null, pace));
      });
    });
  }

  private exit(self: DeployerSelf, missing?: string): void {
    if (missing !== undefined) self.log(missing);
    self.log('Exit');
    self.stop();
  }
}

/** Leaves out the rounding error, such as that of 100 times 1.1. */
const describeRate = (rate: number): string => `${Number(rate.toPrecision(12))} a second`;
