import type { DiagramStory } from './diagram.ts';

/** A failure in words, as plain data that a page can show. */
export interface FailureAccount {
  /** What failed, when and where. */
  readonly what: string;
  readonly reason: string;
  /** The number of the event at which it showed. */
  readonly event: number;
  /** The faults of the scenario, and how often it fails without each of them, if that is known. */
  readonly faults: readonly string[];
  readonly operations: readonly string[];
  /** How often the scenario fails with other seeds, if that is known. */
  readonly chance?: string;
  /** How it happened, for a sequence diagram. */
  readonly story: DiagramStory;
}
