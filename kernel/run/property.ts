import type { Channel } from '../actors/channel.ts';
import type { ObservedEvent } from '../actors/observer.ts';
import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Instant } from '../data/time.ts';
import type { Verdict } from './verdict.ts';
import type { WorldView } from './world-view.ts';

export type { Verdict } from './verdict.ts';

/** Judges one run. It is made anew for each. It may look at the world, and never changes it. */
export interface Judgement {
  /** Whether the property is broken. It stays so. */
  readonly isBroken: boolean;
  /** Called after each event that an actor has handled. */
  handled?(event: ObservedEvent): void;
  /** As `handled`, for a property that needs only the actor. It costs far less. */
  acted?(actor: Channel): void;
  /**
   * Called after the last event of the instant `at`. The world stays as it is until the instant
   * `until`, at which the next event comes or the run ends. `until` is the end of time if nothing
   * more can happen.
   */
  instant?(at: Instant, until: Instant): void;
  /** Called once, when the run has ended. */
  ended?(): void;
  /** The verdict so far. A broken property stays broken. */
  verdict(): Verdict;
}

/** The kinds that are judged by what happens later, or by no single run. All others are broken at once. */
const LATE_KINDS: ReadonlySet<string> = new Set([
  'sometimes',
  'eventually',
  'stabilises',
  'leadsTo',
  'atEnd',
]);

/** Whether a property says that something never happens: once it is broken, the rest of a run tells nothing. */
export const isSafety = ({ kind }: Pick<Property, 'kind'>): boolean => !LATE_KINDS.has(kind);

/** Something that must hold in every run of a model, whatever fails. The constructors in `spigo` make it. */
export interface Property {
  readonly name: string;
  readonly kind: string;
  /** How long after the last heal it needs to be judged; 0 for a property that is judged at once. */
  readonly within: number;
  /** Begins to judge a run. The world is still being made: it is looked at from the first event on. */
  begin(world: WorldView): Judgement;
}

/** @throws bad-model for something that is no property, and for a second one of the same name. */
export function checkProperties(properties: unknown, place: string): void {
  const refuse = (why: string): SimulationError => new SimulationError('bad-model', why);
  if (!Array.isArray(properties)) {
    throw refuse(`${place}: properties: got ${shown(properties)}, expected a list`);
  }
  const names = new Set<string>();
  for (const [index, property] of properties.entries()) {
    const where = `${place}: properties[${index}]`;
    if (!isProperty(property)) {
      throw refuse(
        `${where}: got ${shown(property)}, expected a property, as \`always\` makes one`,
      );
    }
    if (names.has(property.name)) {
      throw refuse(`${where}: got the name ${quote(property.name)} again, expected each once`);
    }
    names.add(property.name);
  }
}

function isProperty(value: unknown): value is Property {
  const { name, kind, begin } = (value ?? {}) as Partial<Property>;
  return typeof name === 'string' && typeof kind === 'string' && typeof begin === 'function';
}
