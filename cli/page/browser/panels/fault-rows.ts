import type { ScenarioShown } from '../../../watch/questions.ts';

/** More would not be read. */
const ROWS_MAX = 60;

/** A fault or an operation of the scenario. */
export interface FaultRow {
  readonly key: string;
  readonly kind: string;
  readonly words: string;
  /** Whether it holds and can be ended, or is to come and can be taken back. */
  readonly canEnd: 'end' | 'take back' | undefined;
}

interface Written {
  readonly key: string;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
}

/** The faults and operations of a scenario, at an instant. */
export function rowsOf({ faults: spans, scenario }: ScenarioShown, now: number): FaultRow[] {
  const { faults = [], operations = [] } = scenario as {
    readonly faults?: readonly Written[];
    readonly operations?: readonly Written[];
  };
  const byKey = new Map(spans.map((span) => [span.key, span]));
  const rows = faults.map(({ from, key, kind = '', to }): FaultRow => {
    const span = byKey.get(key);
    const isOver = span === undefined || (span.to !== undefined && span.to <= now + 1);
    const until = to === undefined ? '' : ` to ${to}`;
    return {
      ...{ key, kind },
      words: from === undefined ? key : `${key}, from ${from}${until}`,
      canEnd: isOver ? undefined : span.from <= now ? 'end' : 'take back',
    };
  });
  const sent = operations.map(({ at, key }) => ({
    ...{ key, kind: 'operation', words: `message ${key}, at ${at}`, canEnd: undefined },
  }));
  return [...rows, ...sent].slice(-ROWS_MAX);
}

const ENDED: Readonly<Record<string, string>> = {
  crash: 'Restart',
  leave: 'Join again',
  pause: 'Resume',
  cut: 'Heal',
  hold: 'Release',
};

/** The word for the end of a fault of this kind. */
export const ended = (kind: string): string => ENDED[kind] ?? 'End';
