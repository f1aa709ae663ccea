import {
  type Graph,
  GraphObserver,
  type ObservedEvent,
  open,
  type Result,
  type ScenarioInput,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';
import { skype } from '../../../models/skype/skype.ts';

/** A scenario of the Skype network. */
export type SkypeInput = ScenarioInput<Parameters<typeof skype.actors>[1]>;

/** A run of the Skype network to its end. */
export interface Run {
  readonly world: World;
  readonly result: Result;
  readonly graph: Graph;
  /** Log lines, each with its instant in seconds before. */
  readonly log: readonly string[];
  readonly events: readonly ObservedEvent[];
}

/** Runs the network, strictly unless told otherwise, and listens to it. */
export function runSkype(input: Partial<SkypeInput>, options: WorldOptions = {}): Run {
  const log: string[] = [];
  const events: ObservedEvent[] = [];
  const observer = new GraphObserver();
  const listener: NonNullable<WorldOptions['observers']>[number] = {
    log: (text, from, at) => log.push(`${at / 1e6} ${from.name}: ${text}`),
    event: (event) => events.push(event),
  };
  const observers = [observer, listener, ...(options.observers ?? [])];
  const world = open(skype, { seed: 'skype', strict: true, ...input }, { ...options, observers });
  world.advance();
  return { world, result: world.result(), graph: observer.graph, log, events };
}
