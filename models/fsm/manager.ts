import {
  type Actor,
  type Channel,
  formatDuration,
  type Gotocol,
  type GraphData,
  gotocol,
  ms,
  type Self,
  us,
} from '../../kernel/index.ts';
import type { FsmOptions } from './options.ts';
import { Pirate } from './pirate.ts';

/**
 * Pirates handled in one event. A set-up in one event would deafen the process to SIGINT and keep
 * millions of messages pending; in one event a pirate it would be the causal chain of a livelock.
 * Of the population's size it must not depend: pirates' identities follow from their batch.
 */
const BATCH_SIZE = 1000;

const GOLD_MAX = 99;
const INTERVAL_MIN = 100;
const INTERVAL_MAX = 9999;

type Phase = 'Recruit' | 'Link' | 'Provide' | 'Talk' | 'Shutdown' | 'Dismiss' | 'Grace';

/** The Flexible Simulation Manager: recruits the pirates, lets them talk, and sends them home. */
export class Manager implements Actor<Gotocol, Phase> {
  readonly pirates: Channel[] = [];
  private readonly names: readonly string[] | undefined;
  private readonly byName = new Map<string, Channel>();
  /** Who said Goodbye, in order; a set of who did not would cost every run a tenth of its time. */
  private readonly farewells: Channel[] = [];
  private messageCount = 0;
  /** Items of the present phase done so far. */
  private done = 0;

  constructor(
    private readonly options: FsmOptions,
    /** A graph to start from, in place of strangers introduced at random. */
    private readonly graph: GraphData | undefined,
    private readonly logger: Channel | null,
  ) {
    this.names = graph?.nodes.map(({ name }) => name);
  }

  private get population(): number {
    return this.names?.length ?? this.options.population;
  }

  start(self: Self<Gotocol, Phase>): void {
    self.log(`population ${this.population} pirates`);
    self.log(`Talk amongst yourselves for ${formatDuration(this.options.duration)}`);
    this.timer('Recruit', self);
  }

  timer(phase: Phase, self: Self<Gotocol, Phase>): void {
    switch (phase) {
      case 'Recruit':
        return this.batch(phase, this.population, 'Link', self, (index) =>
          this.recruit(index, self),
        );
      case 'Link': {
        const edges = this.graph?.edges ?? [];
        return this.batch(phase, edges.length, 'Provide', self, (index) => this.link(index, self));
      }
      case 'Provide':
        return this.batch(phase, this.population, 'Talk', self, (index) =>
          this.provide(index, self),
        );
      case 'Talk':
        self.log(`Delivered ${this.messageCount} messages`, { isTimed: true });
        return self.after(this.options.duration, 'Shutdown');
      case 'Shutdown':
        self.log('Shutdown');
        self.after(this.options.grace, 'Grace');
        return this.timer('Dismiss', self);
      case 'Dismiss':
        return this.batch(phase, this.population, undefined, self, (index) =>
          this.tell(this.pirates[index], 'Goodbye', null, 'beer volcano', self),
        );
      case 'Grace':
        return this.exit(self, this.missing());
    }
  }

  receive(message: Gotocol, _from: Channel, self: Self<Gotocol, Phase>): void {
    if (message.imposition !== 'Goodbye') return self.count('unexpected');
    if (message.channel !== null) this.farewells.push(message.channel);
    // As many may have come, and some of them twice.
    if (this.farewells.length < this.population || this.missing().length > 0) return;
    this.exit(self, []);
  }

  /** Does the next batch of a phase, and comes back at the same instant for the rest, or the next phase. */
  private batch(
    phase: Phase,
    count: number,
    next: Phase | undefined,
    self: Self<Gotocol, Phase>,
    act: (index: number) => void,
  ): void {
    const end = Math.min(this.done + BATCH_SIZE, count);
    while (this.done < end) act(this.done++);
    if (this.done < count) return self.after(us(0), phase);
    this.done = 0;
    if (next !== undefined) self.after(us(0), next);
  }

  private recruit(index: number, self: Self<Gotocol, Phase>): void {
    const name = this.names?.[index] ?? `Pirate${index + 1}`;
    const pirate = self.spawn(name, new Pirate(this.options));
    this.pirates.push(pirate);
    if (this.names !== undefined) this.byName.set(name, pirate);
    this.tell(pirate, 'Hello', self.channel, name, self);
    if (this.logger !== null) this.tell(pirate, 'Inform', this.logger, '', self);
  }

  private link(index: number, self: Self<Gotocol, Phase>): void {
    const edge = this.graph?.edges[index];
    const source = this.byName.get(edge?.source ?? '');
    const target = this.byName.get(edge?.target ?? '');
    if (source === undefined || target === undefined) return;
    self.log(`Link ${source.name} > ${target.name}`);
    this.tell(source, 'NameDrop', target, target.name, self);
  }

  private provide(index: number, self: Self<Gotocol, Phase>): void {
    const { random } = self;
    const pirate = this.pirates[index];
    if (this.graph === undefined) {
      for (const buddy of [random.pick(this.pirates), random.pick(this.pirates)]) {
        this.tell(pirate, 'NameDrop', buddy, buddy.name, self);
      }
    }
    this.tell(pirate, 'GoldCoin', null, random.integer(0, GOLD_MAX), self);
    this.tell(pirate, 'Chat', null, ms(random.integer(INTERVAL_MIN, INTERVAL_MAX)), self);
  }

  private tell(
    pirate: Channel,
    imposition: Gotocol['imposition'],
    channel: Channel | null,
    intention: string | number,
    self: Self<Gotocol, Phase>,
  ): void {
    this.messageCount += 1;
    self.send(pirate, gotocol(imposition, channel, intention));
  }

  /** Pirates who have not said Goodbye. */
  private missing(): Channel[] {
    const gone = new Set(this.farewells);
    return this.pirates.filter((pirate) => !gone.has(pirate));
  }

  private exit(self: Self<Gotocol, Phase>, missing: readonly Channel[]): void {
    if (missing.length > 0) {
      const names = missing.slice(0, 10).map(({ name }) => name);
      const rest = missing.length > names.length ? ', ...' : '';
      self.log(`${missing.length} missing: ${names.join(', ')}${rest}`);
    }
    self.log('Exit');
    self.stop();
  }
}
