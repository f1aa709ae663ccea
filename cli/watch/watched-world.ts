import {
  type Model,
  open,
  type Scenario,
  type Slice,
  typeWord,
  type World,
} from '../../kernel/index.ts';
import { shownEvent } from './event-ring.ts';
import type { FaultsShown } from './faults-shown.ts';
import { Notes } from './notes.ts';
import { type EventShown, type FlightShown, LIFE, type Picture, type Seen } from './picture.ts';

/** A picture has so many flights and events at most. A viewer draws no more of them at once. */
const FLIGHTS_MAX = 800;
const EVENTS_MAX = 300;

/** A world, and what a viewer wants to know of it. */
export class WatchedWorld {
  readonly notes = new Notes();
  readonly world: World;
  private readonly fingerprintAtStart: string;

  /** Errors of the model's set-up pass through. */
  constructor(model: Model, scenario: Scenario, isSurvey: boolean) {
    this.world = open(model, scenario, {
      observers: [this.notes],
      isJudged: isSurvey,
      isMeasured: isSurvey,
    });
    this.notes.follow(this.world);
    this.fingerprintAtStart = this.world.fingerprint;
  }

  /**
   * What the events so far have added to the fingerprint. The fingerprint at the start also tells of
   * the clients of operations, even of those that come later.
   */
  get trail(): bigint {
    const before = BigInt(`0x${this.fingerprintAtStart}`);
    return BigInt.asUintN(64, BigInt(`0x${this.world.fingerprint}`) - before);
  }

  /** The number of its last event. */
  get event(): number {
    return this.world.eventCount;
  }

  get hasEnded(): boolean {
    return this.world.ending !== undefined;
  }

  advance(slice: Slice): void {
    this.world.advance(slice);
  }

  /** The picture for a viewer that has seen so much of this run. */
  picture(seen: Seen, faults: FaultsShown): Picture {
    const { notes, world } = this;
    if (this.hasEnded) notes.ended();
    const { cast, graph: edges, reports, states } = notes;
    const { names } = cast;
    const namesFrom = Math.min(seen.names, names.length);
    const reportsFrom = Math.min(seen.reports, reports.length);
    const isSameGraph = seen.areReported === edges.areReported;
    const edgesFrom = isSameGraph ? Math.min(seen.edges, edges.count) : 0;
    const { shown, areFresh } = this.events(seen.event);
    const inForce = faults.at(world.now, names);
    const lives = notes.lives.copy(names.length);
    for (const { actors = [], kind } of inForce) {
      if (kind !== 'pause') continue;
      for (const actor of actors) if (lives[actor] === LIFE.alive) lives[actor] = LIFE.paused;
    }
    return {
      seen: {
        run: seen.run,
        names: names.length,
        reports: reports.length,
        edges: edges.count,
        areReported: edges.areReported,
        event: this.event,
      },
      at: world.now,
      event: this.event,
      nextAt: world.nextAt,
      fingerprint: world.fingerprint,
      outcome: plain(world.ending),
      namesFrom,
      names: names.slice(namesFrom),
      reportsFrom,
      reports: reports.slice(reportsFrom),
      words: states.words,
      states: states.copy(names.length),
      counts: states.counts,
      lives,
      areReported: edges.areReported,
      edgesFrom,
      edges: edges.since(edgesFrom),
      traffic: edges.traffic(),
      flights: this.flights(),
      flightCount: world.counts.inFlight,
      faults: inForce,
      events: shown,
      areEventsFresh: areFresh,
    };
  }

  private flights(): FlightShown[] {
    const { cast } = this.notes;
    const flights: FlightShown[] = [];
    for (const { id, from, to, message, at, sentAt = at } of this.world.flights()) {
      if (flights.length === FLIGHTS_MAX) break;
      const type = typeWord(message);
      flights.push({ id, from: cast.indexOf(from), to: cast.indexOf(to), type, sentAt, at });
    }
    return flights;
  }

  private events(last: number): { shown: EventShown[]; areFresh: boolean } {
    const { cast, ring } = this.notes;
    const isBehind = last > this.event;
    const shown: EventShown[] = [];
    let areFresh = isBehind;
    for (const event of ring.latest()) {
      if (!isBehind && event.index <= last) break;
      if (shown.length === EVENTS_MAX) {
        areFresh = true;
        break;
      }
      shown.push(shownEvent(event, cast));
    }
    return { shown: shown.reverse(), areFresh };
  }
}

/** The same as data that can be cloned: what an actor was handling may hold channels. */
export const plain = <Data>(data: Data): Data =>
  data === undefined ? data : (JSON.parse(JSON.stringify(data)) as Data);
