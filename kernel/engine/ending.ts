/** Why a run ended, and what there is to say about it. */
export type Ending =
  | {
      /**
       * idle: nothing was left to happen. stopped: by the model. interrupted: by who drove it, which is no
       * part of the scenario. The others: a limit of the scenario.
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

/** Carries the end of a run out of the handler that is running: what the handler had still to do is not done. */
export class RunEnded extends Error {}
