/** Why a run ended, with details. */
export type Ending =
  | {
      /**
       * idle: no event was left. stopped: the model ended the run. interrupted: the program that
       * drove the run ended it, which is not part of the scenario. The others are limits of the
       * scenario.
       */
      readonly reason:
        | 'idle'
        | 'stopped'
        | 'time-limit'
        | 'event-limit'
        | 'pending-limit'
        | 'interrupted';
    }
  | {
      /** A causal chain of more than 10,000 events at one instant. */
      readonly reason: 'livelock';
      /** The actors at its end, each once. */
      readonly actors: readonly string[];
    }
  | {
      /** A handler threw, or made or returned a promise. */
      readonly reason: 'actor-failed';
      readonly actor: string;
      /** The message or timer that it was handling; a start has none. */
      readonly handling?: unknown;
      readonly error: string;
    };

/** Ends the handler that is running when the run ends. */
export class RunEnded extends Error {}
