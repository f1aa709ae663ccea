// The cases of the benchmark, and the budget of each.
import { commandLine } from './built.ts';
import { delayLaws, type LawName } from './laws.ts';
import type { PholdTask } from './phold-task.ts';
import type { PiratesTask } from './pirates.ts';
import type { Command } from './process.ts';

/** A case: its task, the program that it is compared with, and its budget. */
export interface Case {
  readonly name: string;
  /** `undefined` when what it runs has not been built. */
  readonly ours: Command | undefined;
  /** What ours is compared with, in turns. */
  readonly other?: Command;
  /** How fast ours is to be at least, as a multiple of the other. */
  readonly ratioMin?: number;
  readonly wallMsMax?: number;
  readonly peakMbMax?: number;
  /** Times one, however many pairs are asked for. */
  readonly isOnce?: boolean;
}

/** Lists the cases. */
export interface Selection {
  /** Small ones, to see whether the bench works. */
  readonly isQuick: boolean;
  /** Those of minutes, too. */
  readonly isLong: boolean;
}

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

/** The ratios for the exponential law. Under other laws we may not be slower than the plain loop. */
const RATIO_MIN: Readonly<Record<number, number>> = { 1000: 1.5, 100000: 4, 1000000: 2.5 };

/** This is long enough for the compiler, and for the first events to be replaced by others. */
const warmUpOf = (count: number): number => Math.max(500_000, count);
const eventsOf = (count: number): number => (count > 100_000 ? 1_500_000 : 2_000_000);

function pholdCases(count: number, isQuick: boolean): Case[] {
  const taskOf = (law: LawName): PholdTask =>
    isQuick
      ? { count, law, warmUp: 100_000, events: 100_000 }
      : { count, law, warmUp: warmUpOf(count), events: eventsOf(count) };
  const ours = (task: PholdTask): Command => ({ program: 'phold', task });
  const laws = Object.keys(delayLaws) as LawName[];
  const task = taskOf('exponential');
  return [
    ...laws.map((law) => ({
      name: `phold/${law}/${count}`,
      ours: ours(taskOf(law)),
      other: { program: 'phold-plain', task: taskOf(law) } as const,
      ratioMin: law === 'exponential' ? (RATIO_MIN[count] ?? 1) : 1,
    })),
    {
      name: `ladder-against-heap/${count}`,
      ours: ours(task),
      other: ours({ ...task, queue: 'plain' }),
    },
    {
      // A tenth of the time at most.
      name: `with-fingerprint/${count}`,
      ours: ours(task),
      other: ours({ ...task, hasFingerprint: false }),
      ratioMin: 0.9,
    },
  ];
}

function pirateCases(isQuick: boolean): Case[] {
  const pirates = (task: PiratesTask): Command => ({ program: 'pirates', task });
  const population = isQuick ? 10_000 : 1_000_000;
  const durationUs = 10 * SECOND;
  return [
    {
      name: `pirates/${population}`,
      ours: pirates({ population, durationUs, runs: 1 }),
      other: pirates({ population: 1000, durationUs, runs: isQuick ? 3 : 20 }),
      ratioMin: 1 / 3,
      peakMbMax: 1536,
    },
  ];
}

function processCases(): Case[] {
  const program = commandLine();
  const run = (args: readonly string[], hasPeak: boolean): Command | undefined =>
    program === undefined ? undefined : { node: [program, ...args], hasPeak };
  return [
    {
      name: 'run -d=0 -p=100000',
      ours: run(['-d=0', '-p=100000'], true),
      wallMsMax: 600,
      peakMbMax: 250,
    },
    {
      // What the paper's simulation took for as many nodes; and faster than the minute that it is.
      name: 'run -a skype -p 100000 -d 60',
      ours: run(['-a', 'skype', '-p', '100000', '-d', '60'], true),
      wallMsMax: 60_000,
      peakMbMax: 360,
      isOnce: true,
    },
    {
      name: '--version',
      ours: run(['--version'], false),
      other: { node: ['-e', '0'] },
      ratioMin: 1 / 4,
    },
  ];
}

const longCases = (): Case[] => [
  {
    name: 'pirates/100 for 30 days',
    ours: {
      program: 'pirates',
      task: {
        population: 100,
        durationUs: 30 * DAY,
        runs: 1,
        shares: [0.1, 0.5, 1],
      } satisfies PiratesTask,
    },
    wallMsMax: 75_000,
    isOnce: true,
  },
];

/** The selected cases, in the order in which they are run. */
export function casesOf({ isQuick, isLong }: Selection): Case[] {
  const counts = isQuick ? [1000, 10_000] : [1000, 100_000, 1_000_000];
  return [
    ...processCases(),
    ...counts.flatMap((count) => pholdCases(count, isQuick)),
    ...pirateCases(isQuick),
    ...(isLong ? longCases() : []),
  ];
}
