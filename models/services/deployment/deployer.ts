import {
  type Actor,
  type Channel,
  type Gotocol,
  gotocol,
  type Self,
  us,
} from '../../../kernel/index.ts';
import { Batches } from '../../batches.ts';
import { FarewellList } from '../../farewells.ts';
import type { Architecture } from '../architecture/architecture.ts';
import { Instance } from '../instance/instance.ts';
import { describePace } from '../instance/traffic.ts';
import type { Deployment } from './deployment.ts';
import type { Entry } from './entries.ts';
import type { ArchitectureOptions } from './options.ts';
import { remarksOn } from './remarks.ts';
import { Rosters } from './rosters.ts';

type Phase = 'Start' | 'Greet' | 'Open' | 'Shutdown' | 'Dismiss' | 'Grace';
type DeployerSelf = Self<Gotocol, Phase>;

/** What a deployer deploys. */
export interface Orders {
  readonly architecture: Architecture;
  readonly deployment: Deployment;
  readonly entries: readonly Entry[];
  /** The channels of the instances, in their order. */
  readonly channels: readonly Channel[];
  readonly options: ArchitectureOptions;
}

/**
 * Starts the instances of an architecture, each with those that it may call, lets the traffic in,
 * and sends them all home at the end.
 */
export class Deployer implements Actor<Gotocol, Phase> {
  private readonly rosters: Rosters;
  private readonly farewells: FarewellList;
  private readonly batches = new Batches();
  private readonly caches: ReadonlySet<string>;

  constructor(private readonly orders: Orders) {
    const { architecture, deployment, channels } = orders;
    this.rosters = new Rosters(deployment, channels);
    this.farewells = new FarewellList(channels);
    const caches = architecture.services.filter(({ isCache }) => isCache);
    this.caches = new Set(caches.map(({ name }) => name));
  }

  start(self: DeployerSelf): void {
    const { architecture, deployment, options } = this.orders;
    const { isReloaded, instances } = deployment;
    self.log(
      isReloaded ? `reload ${instances.length} instances` : `scaling to ${options.population}%`,
    );
    for (const line of remarksOn(architecture, deployment)) self.log(line);
    this.timer('Start', self);
  }

  timer(phase: Phase, self: DeployerSelf): void {
    const { deployment, channels, options } = this.orders;
    const { length } = deployment.instances;
    switch (phase) {
      case 'Start': {
        const isMore = this.batches.next(length, (index) => this.startInstance(index, self));
        return self.after(us(0), isMore ? 'Start' : 'Greet');
      }
      case 'Greet': {
        const isMore = this.batches.next(length, (index) => this.greet(index, self));
        return self.after(us(0), isMore ? 'Greet' : 'Open');
      }
      case 'Open':
        this.open(self);
        return self.after(options.duration, 'Shutdown');
      case 'Shutdown':
        self.log('Shutdown');
        if (length === 0) return this.exit(self);
        self.after(options.grace, 'Grace');
        return this.timer('Dismiss', self);
      case 'Dismiss': {
        const isMore = this.batches.next(length, (index) =>
          self.send(channels[index], gotocol('Goodbye', null, 'shutdown')),
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

  private startInstance(index: number, self: DeployerSelf): void {
    const { deployment, channels } = this.orders;
    const { service, zone } = deployment.instances[index];
    const isCache = (name: string): boolean => this.caches.has(name);
    const surroundings = { zone, isCache, rosters: this.rosters.of(index) };
    const options = zone === undefined ? {} : { zone };
    self.spawn(channels[index], () => new Instance(service, surroundings), options);
  }

  /** Greets an instance, which then reports whom it knows. */
  private greet(index: number, self: DeployerSelf): void {
    const { deployment, channels } = this.orders;
    const { name } = deployment.instances[index];
    if (deployment.isReloaded) {
      for (const { indexes } of deployment.acquaintances(index)) {
        for (const other of indexes) {
          self.log(`Link ${name} > ${deployment.instances[other].name}`);
        }
      }
    }
    self.send(channels[index], gotocol('Hello', self.channel, name));
  }

  /** Lets traffic in where it enters. */
  private open(self: DeployerSelf): void {
    const { deployment, channels, entries } = this.orders;
    for (const { service, rate } of entries) {
      self.log(`${service.package} activity rate  ${describeRate(rate)}`);
      const pace = describePace(rate, service.arrivals);
      deployment.instances.forEach((one, index) => {
        if (one.service === service) self.send(channels[index], gotocol('Chat', null, pace));
      });
    }
  }

  private exit(self: DeployerSelf, missing?: string): void {
    if (missing !== undefined) self.log(missing);
    self.log('Exit');
    self.stop();
  }
}

/** Leaves out the rounding error, such as that of 100 times 1.1. */
const describeRate = (rate: number): string => `${Number(rate.toPrecision(12))} a second`;
