import type {
  Channel,
  HeardReport,
  Instant,
  ObservedEvent,
  Observer,
  World,
} from '../../kernel/index.ts';
import { Bytes } from './bytes.ts';
import { Cast } from './cast.ts';
import { Edges } from './edges.ts';
import { EventRing } from './event-ring.ts';
import { LIFE, type LifeCode, type NodeReport } from './picture.ts';
import { StateBook } from './state-book.ts';
import { StateHistory } from './state-history.ts';

/** Notes what a viewer wants to know of a world beyond what the world itself shows. */
export class Notes implements Observer {
  readonly cast = new Cast();
  readonly states = new StateBook();
  readonly history = new StateHistory();
  readonly ring = new EventRing();
  readonly graph = new Edges(this.cast);
  readonly reports: NodeReport[] = [];
  readonly lives = new Bytes();
  private world: World | undefined;
  /** The last instant at which actors have left, and the states in which they have. */
  private farewellAt: Instant = -1;
  private readonly farewells = new Map<number, string>();

  /** Follows a world from its start on. The notes are one of its observers. */
  follow(world: World): void {
    this.world = world;
    for (const { channel, life } of world.actors()) {
      const index = this.cast.indexOf(channel);
      this.lives.set(index, life === 'present' ? LIFE.alive : LIFE.declared);
    }
  }

  event(event: ObservedEvent): void {
    this.ring.add(event);
    const { kind, to, from, data } = event;
    const index = this.cast.indexOf(to);
    if (index < 0) return;
    if (kind === 'message' && from !== undefined) this.graph.note(from, to);
    if (kind === 'fault') {
      const { does } = data as { readonly does?: unknown };
      if (does === 'crash') this.end(index, LIFE.down);
      if (does === 'leave') this.end(index, LIFE.gone);
    } else if (kind === 'start') this.lives.set(index, LIFE.alive);
  }

  acted(actor: Channel): void {
    const index = this.cast.indexOf(actor);
    if (index < 0 || this.world?.actor(actor.name)?.life === 'present') return;
    if (this.lives.at(index) === LIFE.down) return;
    const { now = 0 } = this.world ?? {};
    if (now !== this.farewellAt) this.farewells.clear();
    this.farewellAt = now;
    const state = this.states.of(index);
    if (state !== undefined) this.farewells.set(index, state);
    this.end(index, LIFE.gone);
  }

  /**
   * The run has ended: who has left at its last instant is shown in its last state. At the end of many
   * runs all say goodbye, which is no news.
   */
  ended(): void {
    if (this.world?.now !== this.farewellAt) return;
    for (const [index, state] of this.farewells) this.states.set(index, state);
    this.farewells.clear();
  }

  instant(at: Instant, until: Instant): void {
    this.history.note(at, until, this.states.counts);
  }

  report(report: HeardReport, from: Channel): void {
    if (report.kind === 'edge') return this.graph.report(from, report.target);
    const { service, zone } = report;
    this.reports.push({ actor: this.cast.indexOf(from), service, zone });
  }

  state(state: string, from: Channel): void {
    this.states.set(this.cast.indexOf(from), state);
  }

  private end(index: number, life: LifeCode): void {
    this.lives.set(index, life);
    this.states.clear(index);
  }
}
