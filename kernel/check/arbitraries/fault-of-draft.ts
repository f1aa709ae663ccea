import { unreachable } from '../../data/errors.ts';
import { HOUR, MILLISECOND, MINUTE, SECOND } from '../../data/units.ts';
import type { Fault, FaultKind } from '../../faults/fault.ts';
import type { FaultDraft } from './fault-draft.ts';
import { aimed, linksOf, type StruckEvent } from './link-selection.ts';
import { logarithmic, readable, SHARE_MAX, threeDigits } from './scale.ts';

/** What the drafts of a scenario become faults with. Spans are in microseconds. */
export interface FaultFrame {
  /** All actors. */
  readonly names: readonly string[];
  /** The actors that may be struck, which are all of them where everything heals. */
  readonly targets: readonly string[];
  /** The kinds that occur. */
  readonly kinds: readonly DrawnKind[];
  /** How hard faults may strike, from 0 to 3. */
  readonly hardness: number;
  /** The number of calm spans between faults. */
  readonly calmCount: number;
  /** Faults begin and end in [0, window). */
  readonly window: number;
  /** The shortest duration of a fault: the median latency, from 1 us. */
  readonly latency: number;
  /** Whether a disk may lose what was written. */
  readonly losesDisks: boolean;
}

/** A fault that drops one event is not drawn: it needs an id. */
export type DrawnKind = Exclude<FaultKind, 'drop'>;

const ACTOR_KINDS: readonly FaultKind[] = ['crash', 'leave', 'pause', 'slow', 'drift', 'wall'];
const RATES_MAX = [0.05, 0.2, 0.5, 1];
const FACTORS_MAX = [4, 16, 64, 256];
const PPM_MIN = 1e3;
const PPM_MAX = [1e4, 1e5, 3e5, 9e5];
const WALL_MAX = [10 * MILLISECOND, SECOND, MINUTE, HOUR];

/** The kinds that can strike: faults of links need two actors. */
const possible = ({ kinds, names, targets }: FaultFrame): readonly DrawnKind[] => {
  if (targets.length === 0) return [];
  return names.length > 1 ? kinds : kinds.filter((kind) => ACTOR_KINDS.includes(kind));
};

/** Makes a fault of a draft; `undefined` where none of the kinds can strike. */
export function faultOf(
  draft: FaultDraft,
  frame: FaultFrame,
  event?: StruckEvent,
): Fault | undefined {
  const kinds = possible(frame);
  if (kinds.length === 0) return undefined;
  const kind = kinds[draft.kind % kinds.length];
  // A clock that drifts for a moment only is hardly wrong.
  const shortest = kind === 'drift' ? frame.window / 10 : frame.latency;
  const common = { key: `${kind} ${draft.key}`, ...intervalOf(draft, frame, shortest, event) };
  const actors = aimed(draft, frame.targets, event);
  const links = (mayBeAll: boolean) => linksOf(draft, frame.names, frame.targets, mayBeAll, event);
  switch (kind) {
    case 'crash':
      return { kind, ...common, actors, ...diskOf(draft, frame), ...afterOf(draft) };
    case 'leave':
    case 'pause':
      return { kind, ...common, actors };
    case 'slow':
      return { kind, ...common, actors, factor: strength(draft, frame, 2, FACTORS_MAX) };
    case 'drift':
      return {
        kind,
        ...common,
        actors,
        ppm: signed(draft, strength(draft, frame, PPM_MIN, PPM_MAX)),
      };
    case 'wall':
      return { kind, ...common, actors, by: wallOf(draft, frame) };
    case 'cut':
      return { kind, ...common, ...links(false) };
    case 'hold':
      return { kind, ...common, ...links(true) };
    case 'loss':
      return { kind, ...common, ...links(true), ...lossOf(draft, frame) };
    case 'duplication':
      return { kind, ...common, ...links(true), rate: strength(draft, frame, 0.01, RATES_MAX) };
    case 'delay':
      return { kind, ...common, ...links(true), by: delayOf(draft, frame) };
    case 'reordering':
      return { kind, ...common, ...links(true), by: exponential(delayOf(draft, frame)) };
    default:
      return unreachable(kind);
  }
}

/**
 * When a fault holds. The window is divided into stormy and calm parts in turn, and a fault begins
 * and ends in one stormy part.
 */
function intervalOf(
  draft: FaultDraft,
  frame: FaultFrame,
  shortest: number,
  event: StruckEvent | undefined,
) {
  const part = partOf(frame);
  const position = (draft.from / (SHARE_MAX + 1)) * part * (frame.calmCount + 1);
  const at =
    event === undefined ? readable(position + Math.floor(position / part) * part) : event.at + 1;
  const begun = event === undefined ? 2 * Math.floor(position / part) : Math.floor(at / part);
  const end = Math.min(frame.window, (begun + 1) * part);
  const begin = Math.min(at, end - 1);
  const lasting = logarithmic(shortest, frame.window / 3, draft.lasting);
  return { from: begin, to: Math.max(begin + 1, Math.min(begin + readable(lasting), end)) };
}

/** The length of a stormy or calm part. */
const partOf = ({ window, calmCount }: FaultFrame): number =>
  Math.floor(window / (2 * calmCount + 1));

/** Whether an instant lies in a calm part of the window. */
export const isCalm = (at: number, frame: FaultFrame): boolean =>
  Math.floor(at / partOf(frame)) % 2 === 1;

const strength = (
  { force }: FaultDraft,
  { hardness }: FaultFrame,
  min: number,
  max: readonly number[],
): number => {
  const value = logarithmic(min, max[hardness], force);
  return value < 100 ? threeDigits(value) : Math.round(value);
};

const signed = ({ variant }: FaultDraft, value: number): number =>
  variant % 2 === 0 ? value : -value;

const wallOf = (draft: FaultDraft, frame: FaultFrame): number =>
  signed(draft, readable(strength(draft, frame, MILLISECOND, WALL_MAX)));

const diskOf = ({ variant }: FaultDraft, { losesDisks }: FaultFrame) =>
  // A disk that is cut back to what was synced does not harm a model that never calls `sync`.
  variant === 0
    ? {}
    : { disk: (['synced', 'torn', losesDisks ? 'lost' : 'kept'] as const)[variant - 1] };

const afterOf = ({ after }: FaultDraft) => (after === 0 ? {} : { after });

function lossOf(draft: FaultDraft, frame: FaultFrame) {
  const rate = strength(draft, frame, 0.01, RATES_MAX);
  if (draft.variant !== 3) return { rate };
  return { rate: 0.9, bursts: { window: readable(4 * frame.latency), share: rate } };
}

function delayOf(draft: FaultDraft, { latency, hardness, window }: FaultFrame): number {
  const longest = Math.min(latency * FACTORS_MAX[hardness], window / 10);
  return readable(logarithmic(latency, longest, draft.force));
}

/** A delay that is always the same would reorder nothing. */
const exponential = (mean: number) => ({ law: 'exponential', mean });
