import {
  type Actor,
  type Channel,
  type Draws,
  formatDuration,
  type Gotocol,
  type GraphData,
  gotocol,
  type Instant,
  ms,
  type Self,
  us,
} from '../../kernel/index.ts';
import { Batches } from '../batches.ts';
import { FarewellList } from '../farewells.ts';
import type { CrewOptions } from './options.ts';
import type { Pirate } from './pirate.ts';

const INTERVAL_MIN = 100;
const INTERVAL_MAX = 9999;

type Phase = 'Recruit' | 'Link' | 'Provide' | 'Talk' | 'Shutdown' | 'Dismiss' | 'Grace';

/** The pirates whom a manager recruits. */
export interface Crew {
  /** Makes the pirate of that index, from 0, at the begin of each of its lives. */
  recruit(index: number): Pirate;
  /** The gold that a pirate gets at the start. */
  gold(random: Draws): number;
}

/** The Flexible Simulation Manager: recruits the pirates, lets them talk, and sends them home. */
export class Manager implements Actor<Gotocol, Phase> {
  readonly pirates: Channel[] = [];
  /** When its life began, by its own clock. */
  since: Instant = 0;
  private readonly byName = new Map<string, Channel>();
  private readonly farewells = new FarewellList(this.pirates);
  private readonly batches = new Batches();
  private messageCount = 0;

  constructor(
    readonly options: CrewOptions,
    private readonly crew: Crew,
    /** A start graph. Without it, pirates are introduced to each other at random. */
    private readonly graph: GraphData | undefined,
    private readonly logger: Channel | null,
  ) {}

  /** Who has said Goodbye, in order of arrival. */
  get heard(): readonly Channel[] {
    return this.farewells.said;
  }

  /** The pirates that have not said Goodbye. O(pirates). */
  missing(): readonly Channel[] {
    return this.farewells.missing();
  }

  private get population(): number {
    return this.graph?.nodes.length ?? this.options.population;
  }

  start(self: Self<Gotocol, Phase>): void {
    this.since = self.now;
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
        self.log(`Delivered ${this.messageCount} messages`);
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
        return this.exit(self, this.farewells.describe());
    }
  }

  receive(message: Gotocol, _from: Channel, self: Self<Gotocol, Phase>): void {
    if (message.imposition !== 'Goodbye') return self.count('unexpected');
    if (message.channel !== null && this.farewells.hear(message.channel)) this.exit(self);
  }

  /** Does the next batch of a phase. A timer of the same instant continues with the rest or the next phase. */
  private batch(
    phase: Phase,
    count: number,
    next: Phase | undefined,
    self: Self<Gotocol, Phase>,
    act: (index: number) => void,
  ): void {
    if (this.batches.next(count, act)) self.after(us(0), phase);
    else if (next !== undefined) self.after(us(0), next);
  }

  private recruit(index: number, self: Self<Gotocol, Phase>): void {
    const { name, zone } = this.graph?.nodes[index] ?? {
      name: `Pirate${index + 1}`,
      zone: undefined,
    };
    const options = zone === undefined ? {} : { zone };
    const pirate = self.spawn(name, () => this.crew.recruit(index), options);
    this.pirates.push(pirate);
    if (this.graph !== undefined) this.byName.set(name, pirate);
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
    this.tell(pirate, 'GoldCoin', null, this.crew.gold(random), self);
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

  private exit(self: Self<Gotocol, Phase>, missing?: string): void {
    if (missing !== undefined) self.log(missing);
    self.log('Exit');
    self.stop();
  }
}
