import { type Instant, START } from '../data/time.ts';
import type { Model } from '../run/model.ts';
import type { Blame } from './blame.ts';
import { layOut } from './diagram/layout.ts';
import { drawMermaid } from './diagram/mermaid.ts';
import { drawText, type TextOptions } from './diagram/text.ts';
import type { Examination, Failure } from './examination.ts';
import { failureInWords, faultInWords, operationInWords, spaced } from './fault-words.ts';
import { folded } from './folded.ts';
import { type Member, populationOf } from './population.ts';
import type { Minimum } from './shrink.ts';
import type { CausalSlice } from './slice.ts';
import { storyOf } from './story.ts';

/** The most lines of a counterexample, and the most of its parts. */
const LINES_MAX = 30;
const REASON_LINES_MAX = 3;
const SCENARIO_LINES_MAX = 4;
/** The most faults of which it says how often the scenario fails without them. */
const BLAMED_MAX = 4;

/** A diagram is not worth less room than this. */
const ROWS_MIN = 3;
const COLUMNS_MAX = 6;

/** A failure and what is known about it. */
export interface Counterexample {
  readonly minimum: Minimum;
  readonly slice: CausalSlice;
  readonly blame?: Blame;
  /** The line that replays it, such as `spigo replay 'spigo1...'`. */
  readonly replay: string;
}

/**
 * Tells a counterexample in at most 30 lines of 80 characters: what failed and why, the scenario, how it
 * happened, which faults matter, and how to see it again. Only the line that replays may be longer.
 */
export function drawCounterexample(
  model: Model,
  { blame, minimum, replay, slice }: Counterexample,
  options: TextOptions = {},
): string {
  const { examination } = minimum;
  const { failure } = examination;
  if (failure === undefined) return replay;
  const before = [...headLines(failure), ...scenarioLines(model, minimum, slice)];
  const after = [...blameLines(examination, slice, blame), replay];
  // Two empty lines, the names, and the line that says what was left out.
  const rowsMax = Math.max(ROWS_MIN, LINES_MAX - before.length - after.length - 4);
  const diagram = layOut(storyOf(slice, failure), { rowsMax, columnsMax: COLUMNS_MAX });
  return [...before, '', ...drawText(diagram, options), '', ...after].join('\n');
}

/** Draws the diagram of a counterexample in the language of Mermaid. */
export function mermaidOf({ minimum, slice }: Pick<Counterexample, 'minimum' | 'slice'>): string {
  const { failure } = minimum.examination;
  if (failure === undefined) return '';
  const diagram = layOut(storyOf(slice, failure), { rowsMax: 40, columnsMax: 2 * COLUMNS_MAX });
  return drawMermaid(diagram).join('\n');
}

function headLines(failure: Failure): readonly string[] {
  return [
    ...folded(failureInWords(failure), { linesMax: 2 }),
    ...folded(failure.reason, { linesMax: REASON_LINES_MAX, first: '  ' }),
  ];
}

/** The scenario in words, such as `2 members, 1 fault: cut m0|m1 3 s..5 s; from 9 faults, 7 members, in 84 runs`. */
function scenarioLines(
  model: Model,
  { examination, from, runs }: Minimum,
  { events }: CausalSlice,
): readonly string[] {
  const { scenario } = examination;
  const { faults = [], operations = [] } = scenario;
  const members = populationOf(model, scenario) ?? [];
  const parts = [
    listed(
      counted(faults.length, 'fault'),
      faults.map((fault) => faultInWords(fault, events)),
    ),
    ...(operations.length === 0
      ? []
      : [listed(counted(operations.length, 'operation'), operations.map(operationInWords))]),
  ];
  const before = [
    counted(from.faults, 'fault'),
    ...(from.operations === 0 ? [] : [counted(from.operations, 'operation')]),
    counted(from.actors, nameOf(members)),
    `in ${counted(runs, 'run')}`,
  ];
  const now = [peopleOf(members), ...parts].join(', ');
  return folded(`${now}; from ${before.join(', ')}`, { linesMax: SCENARIO_LINES_MAX });
}

const listed = (count: string, items: readonly string[]): string =>
  items.length === 0 ? count : `${count}: ${items.join('; ')}`;

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The name of what there is, if all actors are of one class. */
function nameOf(members: readonly Member[]): string {
  const types = new Set(members.map(({ type }) => type));
  const [type = ''] = types;
  return types.size === 1 && /^[A-Z][a-z]+$/.test(type) ? type.toLowerCase() : 'actor';
}

/** The actors by class, such as `2 clients, 1 server`. */
function peopleOf(members: readonly Member[]): string {
  const types = [...new Set(members.map(({ type }) => type))];
  if (types.length === 0 || types.length > 3) return counted(members.length, 'actor');
  return types
    .map((type) => members.filter((member) => member.type === type))
    .map((group) => counted(group.length, nameOf(group)))
    .join(', ');
}

function blameLines(
  { scenario }: Examination,
  { events }: CausalSlice,
  blame: Blame | undefined,
): readonly string[] {
  if (blame === undefined) return [];
  const { failed, inevitableAt, seeds, withoutFault } = blame;
  const faults = scenario.faults ?? [];
  const lines = withoutFault.slice(0, BLAMED_MAX).map((one) => {
    const fault = faults.find(({ key }) => key === one.fault);
    const name = fault === undefined ? one.fault : faultInWords(fault, events);
    return `  without ${name}: ${one.failed} of ${seeds}`;
  });
  const instant = inevitableAt === undefined ? [] : [inevitability(inevitableAt, seeds)];
  return [`fails with ${failed} of ${seeds} other seeds`, ...lines, ...instant].flatMap((line) =>
    folded(line, { linesMax: 1, first: line.startsWith(' ') ? '  ' : '' }),
  );
}

const inevitability = (at: Instant, seeds: number): string =>
  at === START
    ? 'inevitable from the start'
    : `inevitable from ${spaced(at)} on: all of ${seeds} continuations fail`;
