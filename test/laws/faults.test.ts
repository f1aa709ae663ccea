import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { instantOf } from '../../kernel/faults/complete-faults.ts';
import type { Fault, Network, ObservedEvent } from '../../kernel/index.ts';
import { completeFaults } from '../../kernel/index.ts';
import { test } from '../property.ts';
import { Cone } from './cone.ts';
import { type HalvesPlay, halvesPlays, LEFT, playHalves, RIGHT } from './halves.ts';
import { balance } from './scenario.ts';

const NAMES = [...LEFT, ...RIGHT];

const hasLinks = (fault: Fault): boolean => fault.kind !== 'drop' && !('actors' in fault);

/** Whether a fault strikes a link. */
function strikes(fault: Fault, from: string, to: string): boolean {
  if (from === to || 'event' in fault) return false;
  if ('actors' in fault) return [from, to].some((end) => fault.actors.includes(end));
  if ('isolate' in fault) return fault.isolate.includes(from) !== fault.isolate.includes(to);
  const [one, other] = 'oneWay' in fault ? fault.oneWay : fault.between;
  const isForth = one.includes(from) && other.includes(to);
  return isForth || ('between' in fault && one.includes(to) && other.includes(from));
}

/** The cone of a fault: all that its actors do from its begin on, and all that arrives on its links. */
function coneOfFault(fault: Fault, isOrdered: boolean): Cone {
  const [{ key }] = completeFaults([fault], 'fault');
  const from = fault.kind === 'drop' ? 0 : instantOf(fault.from);
  const actors = 'actors' in fault ? [fault.actors].flat() : [];
  const hasLinkEffect = hasLinks(fault) || fault.kind === 'slow';
  return new Cone({
    isOrdered,
    actors: fault.kind === 'slow' ? [] : actors.map((name) => [name, from]),
    isDirect({ at, data, from: sender, kind, to }: ObservedEvent) {
      if (kind === 'fault') return (data as { readonly fault?: string }).fault === key;
      return (
        hasLinkEffect && sender !== undefined && at >= from && strikes(fault, sender.name, to.name)
      );
    },
  });
}

/** The events of two runs outside of the cone of a fault that the second leaves out. */
function compared(play: HalvesPlay, choice: number, network?: () => Network) {
  const fault = play.faults[choice % play.faults.length];
  const whole = playHalves(play, network?.());
  const faults = play.faults.filter((other) => other !== fault);
  const other = playHalves({ ...play, faults }, network?.());
  const cone = coneOfFault(fault, play.network?.ordering !== 'none');
  const [outside, otherOutside] = cone.outside([whole.events, other.events]);
  const from = fault.kind === 'drop' ? 0 : instantOf(fault.from);
  const later = whole.events.filter(({ at }) => at >= from).length;
  return { outside, otherOutside, later, before: whole.events.length - later };
}

const CUT: Fault = { kind: 'cut', isolate: ['left1'], from: '20ms', to: '40ms', key: 'c' };
const plain = { ties: 'fifo', network: { latency: '1ms' }, operations: [], faults: [CUT] } as const;

describe('one fault less', () => {
  test.prop([halvesPlays, fc.nat()], { numRuns: 150 })(
    'changes no event outside of its cone: ids, instants, data, drops and their order',
    (play, choice) => {
      const { outside, otherOutside } = compared(play, choice);
      expect(otherOutside).toEqual(outside);
    },
  );

  test('leaves at least 30 % of the later events outside', () => {
    let later = 0;
    let outside = 0;
    for (let seed = 0; seed < 20; seed++) {
      const found = compared({ ...plain, seed: `${seed}` }, 0);
      later += found.later;
      outside += found.outside.length - found.before;
    }
    expect(outside / later).toBeGreaterThan(0.3);
    expect(outside / later).toBeLessThan(1);
  });

  test('would change them if draws were counted per actor', () => {
    // A network that draws the next number of its sender's sequence, in place of the message's own.
    const counting = (): Network => {
      let count = 0;
      return {
        fate({ draws }) {
          count += 1;
          return {
            latency: draws.at(`${count}`).integer(0, 4_000),
            isOrdered: true,
            isSteady: false,
          };
        },
      };
    };
    const differences = Array.from({ length: 20 }, (_, seed) => {
      const { outside, otherOutside } = compared({ ...plain, seed: `${seed}` }, 0, counting);
      return JSON.stringify(outside) !== JSON.stringify(otherOutside);
    });
    expect(differences.filter((isDifferent) => isDifferent).length).toBeGreaterThan(10);
  });
});

describe('with any faults', () => {
  test.prop([halvesPlays], { numRuns: 100 })(
    'messages sent + copies = delivered + dropped, by reason, + in flight, after each slice',
    (play) => {
      const { world } = playHalves(play);
      const again = world.again();
      while (again.advance({ events: 7 }) === 'paused') expect(balance(again)).toBe(true);
      expect(balance(again)).toBe(true);
      expect(again.fingerprint).toBe(world.fingerprint);
    },
  );

  test('every kind of drop, crash and copy happens', () => {
    const span = { from: '20ms', to: '60ms' };
    const faults: Fault[] = [
      { kind: 'crash', actors: 'left0', ...span },
      { kind: 'leave', actors: 'left1', ...span },
      { kind: 'cut', between: ['right0', 'right1'], ...span },
      { kind: 'loss', isolate: 'right2', rate: 0.5, ...span },
      { kind: 'duplication', isolate: 'right3', rate: 0.5, ...span },
    ];
    const { counts } = playHalves({ ...plain, seed: '1', faults }).world;
    expect(counts).toMatchObject({ crashes: 1, left: 1, restarts: 2 });
    const { cut: cutCount = 0, gone, lost = 0 } = counts.dropped;
    for (const count of [cutCount, gone, lost, counts.duplicated]) expect(count).toBeGreaterThan(5);
  });
});

test('the names of both halves are those of the model', () => {
  const { world } = playHalves({ seed: '', ties: 'fifo', faults: [], operations: [] });
  expect([...world.actors()].map(({ name }) => name)).toEqual(NAMES);
});
