import type { ActorShown, EventShown, FaultShown, Picture, Seen, Survey } from './picture.ts';

// What a viewer asks, and what it is told. How the two travel is the business of others: a page
// sends messages to its worker.

/** What a viewer asks, and its answer, by the name of the question. */
export interface Exchange {
  /** Shows the end of the run, or how far the survey has come. */
  readonly end: { readonly ask: { readonly seen: Seen }; readonly answer: Picture };
  /** Handles so many events at most, and none at `until` or later. */
  readonly advance: {
    readonly ask: { readonly events: number; readonly until?: number; readonly seen: Seen };
    readonly answer: Picture;
  };
  /** Goes towards an event. Asks again until it is there. */
  readonly go: {
    readonly ask: { readonly event: number; readonly seen: Seen };
    readonly answer: Arrived;
  };
  /** Goes towards the end of an instant. Asks again until it is there. */
  readonly goTo: {
    readonly ask: { readonly at: number; readonly seen: Seen };
    readonly answer: Arrived;
  };
  /** Runs ahead by so many events, at most to the event `end`. */
  readonly survey: {
    readonly ask: { readonly events: number; readonly end: number | undefined };
    readonly answer: Survey;
  };
  /** Readies the next steps back. Answers whether more is to do. */
  readonly prepare: { readonly ask: { readonly events: number }; readonly answer: boolean };
  readonly actor: {
    readonly ask: { readonly name: string };
    readonly answer: ActorShown | undefined;
  };
  readonly causes: { readonly ask: { readonly id: string }; readonly answer: EventShown[] };
  /** Changes the run from the present instant on. */
  readonly intervene: {
    readonly ask: { readonly intervention: Intervention };
    readonly answer: ScenarioShown;
  };
  /** The scenario, with all that was done by hand. */
  readonly scenario: { readonly ask: object; readonly answer: ScenarioShown };
}

/** What viewers of a live run ask, which goes on by itself, and which all of them share. */
export interface LiveExchange
  extends Pick<Exchange, 'actor' | 'causes' | 'intervene' | 'scenario'> {
  /** What is known of the whole run so far. It runs ahead by itself. */
  readonly survey: { readonly ask: object; readonly answer: Survey };
  /** Answers as soon as there is something that the viewer has not seen. */
  readonly look: {
    readonly ask: { readonly seen: Seen; readonly version: number };
    readonly answer: Look;
  };
  /** Pauses the run, or goes elsewhere in it, for all who look at it. */
  readonly order: { readonly ask: { readonly order: Order }; readonly answer: true };
  /** The picture of how far the survey has come. */
  readonly horizon: { readonly ask: object; readonly answer: Picture };
  /** Begins the run of another scenario of the model. */
  readonly open: { readonly ask: { readonly scenario: object }; readonly answer: Opened };
  /** What a viewer is told at first. */
  readonly join: { readonly ask: object; readonly answer: Opened };
}

export type LiveQuestionName = keyof LiveExchange;
export type LiveAsked = {
  [Name in LiveQuestionName]: { readonly question: Name } & LiveExchange[Name]['ask'];
}[LiveQuestionName];

/** For each second of the wall, a run plays so many events, or so many seconds of virtual time. */
export interface Speed {
  readonly of: 'events' | 'time';
  /** Above 0; `Infinity` for as fast as it goes. */
  readonly rate: number;
}

/** A speed as JSON. */
export interface SpeedTold {
  /** `null` for as fast as it goes. */
  readonly speed: number | null;
  readonly of?: Speed['of'] | undefined;
}

export type Order =
  | { readonly does: 'play' | 'pause' }
  | ({ readonly does: 'speed' } & SpeedTold)
  | { readonly does: 'step'; readonly by: number }
  | { readonly does: 'event'; readonly event: number }
  | { readonly does: 'instant'; readonly at: number };

/** A live run, as a viewer sees it. */
export interface Look {
  /** Counts what has changed. */
  readonly version: number;
  readonly picture: Picture;
  readonly isPlaying: boolean;
  /** As in `SpeedTold`; `undefined` until somebody has set it. */
  readonly speed?: number | null;
  readonly of?: Speed['of'];
  /** How many events the survey has seen. */
  readonly surveyed: number;
  readonly isSurveyed: boolean;
  /** Counts the scenarios that were opened. */
  readonly opening: number;
}

/** What is done to a run by hand, between two instants. It goes into the scenario. */
export type Intervention =
  /** Begins a fault, such as `{ kind: 'crash', actors: 'm3' }`. It holds until it is ended. */
  | { readonly does: 'begin'; readonly fault: object }
  /** Ends a fault: its actor restarts or resumes, its link is whole again. */
  | { readonly does: 'end'; readonly key: string }
  /** Sends a message from outside. */
  | { readonly does: 'send'; readonly to: string; readonly message: unknown }
  /** Ends the run at the present event. */
  | { readonly does: 'stop' };

/** A scenario as a page shows it. */
export interface ScenarioShown {
  /** The scenario, as JSON. */
  readonly scenario: object;
  readonly faults: readonly FaultShown[];
}

export interface Arrived {
  readonly isThere: boolean;
  readonly picture: Picture;
}

export type QuestionName = keyof Exchange;

/** A question with what belongs to it. */
export type Asked = {
  [Name in QuestionName]: { readonly question: Name } & Exchange[Name]['ask'];
}[QuestionName];

/** What is known of a run before it begins. */
export interface Opened extends ScenarioShown {
  /** The options of the model. */
  readonly options: readonly OptionShown[];
}

/** An option of the model, and its value in the scenario. */
export interface OptionShown {
  readonly name: string;
  readonly summary: string;
  readonly value: string;
  /** The values of a choice, or of a flag. */
  readonly choices: readonly string[];
}
