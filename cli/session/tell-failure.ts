import {
  drawCounterexample,
  type Examination,
  type FindingPlace,
  mermaidOf,
} from '../../kernel/check/index.ts';
import { SimulationError } from '../../kernel/index.ts';
import type { ResolvedCheck } from '../input/resolve-check.ts';
import type { Corpus } from '../output/corpus.ts';
import { tell } from '../terminal/tell.ts';
import { printable } from '../terminal/text.ts';
import type { CheckEnd } from './check-model.ts';
import { makeToken, replayLine, tokenWord } from './make-token.ts';
import type { KnownScenario } from './open-corpus.ts';

/** What is told of a check that has not held. */
export interface ToldFailure {
  readonly text: string;
  /** The line that shows it again. */
  readonly again: string;
  /** The same for programs. */
  readonly data: { readonly token?: string; readonly kept?: string; readonly mermaid?: string };
}

interface Known {
  /** Where a new failure is kept, if it is. */
  readonly corpus: Corpus | undefined;
  /** The scenarios that were tried first. */
  readonly first: readonly KnownScenario[];
}

/** Tells what a check has found, with the line that shows it again. Keeps a failure in the corpus. */
export async function tellFailure(
  asked: ResolvedCheck,
  end: CheckEnd,
  known: Known,
): Promise<ToldFailure> {
  switch (end.kind) {
    case 'held':
    case 'interrupted':
      return { text: '', again: '', data: {} };
    case 'unending': {
      const again = againOf(asked, end.place, known);
      return told(again, [
        `${placeOf(end.place, known)} does not end: ${printable(end.reason)}`,
        againLine(again),
      ]);
    }
    case 'leak': {
      const { found, fresh, place } = end;
      const again = againOf(asked, place, known);
      return told(again, [
        `${placeOf(place, known)} is another run in a fresh worker: fingerprint ${fresh.fingerprint}, after others ${found.fingerprint}`,
        `  it ${failureOf(found)} after others, and ${failureOf(fresh)} in a fresh worker`,
        `  state leaks between runs: the module keeps something in variables, which spigo verify finds`,
        againLine(again),
      ]);
    }
    case 'failed':
      return tellMinimum(asked, end, known);
  }
}

const told = (
  again: string,
  lines: readonly string[],
  data: ToldFailure['data'] = {},
): ToldFailure => ({ text: `\n${lines.join('\n')}\n`, again, data });

const failureOf = ({ failure }: Examination): string =>
  failure === undefined ? 'passes' : `fails (${printable(failure.reason)})`;

const placeOf = (place: FindingPlace, { first }: Known): string =>
  'index' in place ? `scenario ${place.index}` : printable(first[place.first].path);

/** The line that runs the scenario of a finding again, before it was made smaller. */
function againOf(asked: ResolvedCheck, place: FindingPlace, { first }: Known): string {
  if ('index' in place) return asked.againOnly(place.index);
  return asked.given === undefined ? replayLine(first[place.first].path) : asked.again;
}

const againLine = (again: string): string => `again        ${again}`;

async function tellMinimum(
  asked: ResolvedCheck,
  { place, ...explained }: Extract<CheckEnd, { readonly kind: 'failed' }>,
  known: Known,
): Promise<ToldFailure> {
  const { model } = asked.resolved;
  const { examination } = explained.minimum;
  const show = (replay: string): string => drawCounterexample(model, { ...explained, replay });
  const token = makeToken(examination, asked.resolved);
  const before = knownLines(asked, place, known);
  if (token === undefined) {
    const again = againOf(asked, place, known);
    const why =
      '  no token: the module is not below the working folder, or the scenario is too large';
    return told(again, [...before, show(againLine(again)), why]);
  }
  const again = replayLine(tokenWord(token, model.name));
  const lines = [...before, show(again)];
  const kept = keep(known.corpus, { signature: examination.failure?.signature ?? '', token });
  if (kept !== undefined)
    lines.push(`kept         ${printable(kept)}, which is tried first from now on`);
  const data = { token, mermaid: mermaidOf(explained), ...(kept !== undefined && { kept }) };
  return told(again, lines, data);
}

/** Says that a failure is not new: no scenario was drawn to find it. */
function knownLines(asked: ResolvedCheck, place: FindingPlace, known: Known): readonly string[] {
  if ('index' in place || asked.given !== undefined) return [];
  return [`${placeOf(place, known)}, which was kept, fails again\n`];
}

/** Keeps a failure. A folder that cannot be written is told, and the check goes on. */
function keep(
  corpus: Corpus | undefined,
  entry: { readonly signature: string; readonly token: string },
): string | undefined {
  try {
    return corpus?.save(entry);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    tell(error.message);
    return undefined;
  }
}
