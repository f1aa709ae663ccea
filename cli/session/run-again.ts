import { type Model, type Observer, open, type Scenario, type World } from '../../kernel/index.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import { drive } from './drive.ts';

/** A recorded run that a command runs again, perhaps several times. */
export interface RecordedScenario {
  readonly model: Model;
  readonly scenario: Scenario;
  readonly interrupt: Interrupt;
}

export interface RunAgainOptions {
  readonly observers?: readonly Observer[];
  /** Whether the model's properties are judged; false by default. */
  readonly isJudged?: boolean;
  /** The number of the event after which the run ends. */
  readonly upToEvent?: number | undefined;
  /** Asked between slices: when true, the run ends. */
  readonly isDecided?: () => boolean;
}

/** Runs a recorded run again, to its end or until it is interrupted. */
export async function runAgain(
  { model, scenario, interrupt }: RecordedScenario,
  { observers = [], isJudged = false, upToEvent, isDecided }: RunAgainOptions,
): Promise<World> {
  const world = open(model, scenario, { observers, isJudged });
  await drive(world, {
    interrupt,
    ...(upToEvent !== undefined && { upToEvent }),
    afterSlice: () => {
      if (isDecided?.()) world.interrupt();
    },
  });
  return world;
}
