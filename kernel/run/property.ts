import type { ObservedEvent } from '../actors/observer.ts';
import type { Instant } from '../data/time.ts';
import type { WorldView } from './world-view.ts';

/** What a property says of one run. */
export interface Verdict {
  /** The name of the property. */
  readonly property: string;
  /** Its kind, such as `always`. */
  readonly kind: string;
  /** Inconclusive: the run ended before the property could be judged. For `sometimes`: never seen. */
  readonly verdict: 'held' | 'broken' | 'inconclusive';
  /** Why it is broken, or inconclusive. */
  readonly reason?: string;
  /** When it broke, and at which event. */
  readonly at?: Instant;
  readonly event?: number;
  /** The actor that it is about, if it is about one. */
  readonly actor?: string;
  /** How often it was evaluated, and how often its condition was true. */
  readonly evaluated: number;
  readonly held: number;
}

/** Judges one run. It is made anew for each. It may look at the world, and never changes it. */
export interface Judgement {
  /** Called after each event that an actor has handled. */
  handled?(event: ObservedEvent): void;
  /** Called after the last event of an instant. */
  instant?(at: Instant): void;
  /** Called once, when the run has ended. */
  ended?(): void;
  /** The verdict so far. A broken property stays broken. */
  verdict(): Verdict;
}

/** Something that must hold in every run of a model, whatever fails. The constructors in `spigo` make it. */
export interface Property {
  readonly name: string;
  readonly kind: string;
  /** How long after the last heal it needs to be judged; 0 for a property that is judged at once. */
  readonly within: number;
  begin(world: WorldView): Judgement;
}
