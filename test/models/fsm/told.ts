import {
  type Gotocol,
  open,
  type Result,
  type ScenarioInput,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';

/** A message as the tests compare it: channels by name. */
export type Told = readonly [
  imposition: Gotocol['imposition'],
  about: string | null,
  intention: Gotocol['intention'],
];

/** A run of the pirates to its end. */
export interface Run {
  readonly world: World;
  readonly result: Result;
  /** Log lines, each with its instant in seconds before. */
  readonly log: readonly string[];
  /** What the manager told each pirate, in order, without farewells. */
  readonly told: ReadonlyMap<string, readonly Told[]>;
}

type Input = ScenarioInput<Parameters<typeof fsm.actors>[1]>;

/** Runs the pirates, strictly unless told otherwise, and listens to their manager. */
export function runFsm(input: Omit<Input, 'seed'>, options: WorldOptions = {}): Run {
  const log: string[] = [];
  const told = new Map<string, Told[]>();
  const listener: NonNullable<WorldOptions['observers']>[number] = {
    log: (text, from, at) => log.push(`${at / 1e6} ${from.name}: ${text}`),
    event({ kind, from, to, data }) {
      if (kind !== 'message' || from?.name !== 'fsm') return;
      const { imposition, channel, intention } = data as Gotocol;
      if (imposition === 'Goodbye') return;
      const list = told.get(to.name);
      const one: Told = [imposition, channel?.name ?? null, intention];
      if (list === undefined) told.set(to.name, [one]);
      else list.push(one);
    },
  };
  const observers = [listener, ...(options.observers ?? [])];
  const world = open(fsm, { seed: 'fsm', strict: true, ...input }, { ...options, observers });
  world.advance();
  return { world, result: world.result(), log, told };
}
