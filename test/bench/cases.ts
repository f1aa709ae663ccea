// Lists the cases of the bench, with their comparisons and budgets.
import type { NetworkLaws } from '../../kernel/index.ts';
import { commandLine } from './built.ts';
import type { CheckRaftTask } from './check-raft.ts';
import { cost, type Figure, kilobytesEach, peakMb, rate, seconds, speed } from './figures.ts';
import type { GossipTask } from './gossip.ts';
import { heapProgram } from './heap-program.ts';
import type { PholdTask } from './phold.ts';
import type { PiratesTask } from './pirates.ts';
import type { Command } from './process.ts';

/** A program to measure, a program to compare it with, and budgets. */
export interface Case {
  readonly name: string;
  readonly ours: Command;
  /**
   * The program to compare with; `undefined` if there is none, or if this machine cannot run it.
   */
  readonly other?: Command | undefined;
  readonly figures: readonly Figure[];
  /** Whether it is timed only once, whatever the number of pairs. */
  readonly isOnce?: boolean;
}

/** Selects cases. */
export interface Selection {
  /** Whether the cases are small, to see whether the bench works. */
  readonly isQuick: boolean;
  /** Whether there are cases that take minutes, too. */
  readonly isLong: boolean;
}

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

const EXPONENTIAL: NetworkLaws = { latency: { law: 'exponential', mean: '1s' } };
const LOGNORMAL: NetworkLaws = { latency: { law: 'lognormal', median: '50ms', sigma: 0.5 } };
const CONSTANT: NetworkLaws = { latency: '50ms' };
const unordered = (laws: NetworkLaws): NetworkLaws => ({ ...laws, ordering: 'none' });

/** The floor and the aim for each number of actors. */
type Asked = Readonly<Record<number, readonly [floor: number | undefined, aim: number]>>;

const NONE_OVER_SIMJS: Asked = { 1000: [1.45, 2.5], 100000: [2.9, 5], 1000000: [5, 8] };
const FIFO_OVER_SIMJS: Asked = { 1000: [1.25, 2], 100000: [2.4, 4], 1000000: [3.5, 7] };
const NONE_OVER_HEAP: Asked = {
  1000: [undefined, 0.6],
  100000: [undefined, 0.4],
  1000000: [undefined, 0.6],
};

function pholdCases(count: number, isQuick: boolean): Case[] {
  const task = (network: NetworkLaws, rest: Partial<PholdTask> = {}): Command => ({
    program: 'phold',
    task: {
      count,
      // The warm-up ends after the compiler's work, and after the last event of the start.
      warmUp: isQuick ? 100_000 : Math.max(500_000, count),
      events: isQuick ? 100_000 : 2_000_000,
      network,
      ...rest,
    } satisfies PholdTask,
  });
  const asked = (table: Asked): Figure => speed(...(table[count] ?? [undefined, 1]));
  const plain = task(unordered(EXPONENTIAL));
  const simjs: Command = { ...plain, program: 'phold-simjs' };
  return [
    {
      name: `phold none/simjs ${count}`,
      ours: plain,
      other: simjs,
      figures: [asked(NONE_OVER_SIMJS)],
    },
    {
      name: `phold fifo/simjs ${count}`,
      ours: task(EXPONENTIAL),
      other: simjs,
      figures: [asked(FIFO_OVER_SIMJS)],
    },
    {
      name: `phold none/C++ heap ${count}`,
      ours: plain,
      other: heapProgram(plain),
      figures: [asked(NONE_OVER_HEAP)],
    },
    {
      name: `phold fresh/one message ${count}`,
      ours: task(unordered(EXPONENTIAL), { isFresh: true }),
      other: plain,
      figures: [speed(0.75, 0.9)],
    },
    {
      name: `ladder/plain queue ${count}`,
      ours: plain,
      other: task(unordered(EXPONENTIAL), { queue: 'plain' }),
      figures: [speed(1, 2)],
    },
  ];
}

function gossipCases(count: number, isQuick: boolean): Case[] {
  const [warmUp, rounds] = isQuick ? [5, 5] : count > 10_000 ? [5, 8] : [100, 600];
  const task = (network: NetworkLaws, rest: Partial<GossipTask> = {}): Command => ({
    program: 'gossip',
    task: { count, warmUp, rounds, network, ...rest } satisfies GossipTask,
  });
  const isLarge = count > 10_000;
  return [
    {
      name: `gossip fifo/none ${count}`,
      ours: task(CONSTANT),
      other: task(unordered(CONSTANT)),
      figures: [speed(0.95, 1)],
    },
    {
      name: `gossip lognormal fifo/none ${count}`,
      ours: task(LOGNORMAL),
      other: task(unordered(LOGNORMAL)),
      figures: [speed(isLarge ? 0.75 : 0.8, 0.9)],
    },
    {
      name: `gossip shuffled/fifo ties ${count}`,
      ours: task(CONSTANT, { ties: 'shuffled' }),
      other: task(CONSTANT),
      figures: [speed(0.85, 0.95)],
    },
    {
      name: `gossip observed/alone ${count}`,
      ours: task(CONSTANT, { isObserved: true }),
      other: task(CONSTANT),
      figures: [speed(0.75, 0.95)],
    },
    {
      name: `gossip memory a node ${count}`,
      ours: task(CONSTANT, { hasMemory: true }),
      figures: [isLarge ? kilobytesEach(0.5, 0.4) : kilobytesEach(0.8, 0.5)],
      isOnce: true,
    },
  ];
}

function pirateCases(isQuick: boolean): Case[] {
  const pirates = (task: PiratesTask): Command => ({ program: 'pirates', task });
  const population = isQuick ? 10_000 : 1_000_000;
  return [
    {
      name: `pirates ${population}/1000`,
      ours: pirates({ population, durationUs: 10 * SECOND }),
      other: pirates({ population: 1000, durationUs: (isQuick ? 60 : 3600) * SECOND }),
      figures: [speed(0.25, 0.6), peakMb(850, 600)],
      isOnce: true,
    },
  ];
}

/** The budgets are those of one core. A check runs on all cores. */
const checkCases = (isQuick: boolean): Case[] => [
  {
    name: 'check raft',
    ours: {
      program: 'check-raft',
      task: { warmUp: isQuick ? 20 : 200, runs: isQuick ? 50 : 1000 } satisfies CheckRaftTask,
    },
    figures: [rate(125, 250)],
  },
];

/** The time of the original for as many pirates, on the same machine. */
const ORIGINAL_SECONDS = 3.8;

function processCases(isQuick: boolean): Case[] {
  const program = commandLine();
  if (program === undefined) return [];
  const run = (...args: readonly string[]): Command => ({ node: [program, ...args] });
  const services = ['-a', 'netflixoss', '-d', isQuick ? '100' : '2000', '--seed', '1'];
  const plain = run(...services);
  const recording = (flag: string, floor: number, aim: number): Case => ({
    name: `${flag}/plain run`,
    ours: run(...services, flag, '/dev/null'),
    other: plain,
    figures: [cost(floor, aim)],
  });
  const setUp = (percent: number): Command =>
    run('-a', 'netflixoss', '-d', '0', '-p', `${percent}`);
  const nothing: Command = { node: ['-e', '0'] };
  return [
    {
      name: 'smallest run/node -e 0',
      ours: run('-d', '0', '-p', '2', '--seed', '1'),
      other: nothing,
      figures: [cost(2.8, 2.4)],
    },
    {
      name: '--version/node -e 0',
      ours: run('--version'),
      other: nothing,
      figures: [cost(2.8, 2.4)],
    },
    recording('--metrics', 1.25, 1.1),
    recording('--trace', 2.2, 1.5),
    recording('--spans', 3, 2),
    {
      // It has ten times the instances and a hundred times the edges.
      name: 'netflixoss -p 10000/-p 1000',
      ours: setUp(10_000),
      other: setUp(1000),
      figures: [cost(undefined, 10)],
    },
    {
      name: 'run -d=0 -p=100000',
      ours: run('-d=0', '-p=100000'),
      figures: [seconds(ORIGINAL_SECONDS / 4, ORIGINAL_SECONDS / 8), peakMb(200, 150)],
    },
  ];
}

const longCases = (): Case[] => [
  {
    name: 'pirates 100 for 30 days',
    ours: {
      program: 'pirates',
      task: { population: 100, durationUs: 30 * DAY, shares: [0.1, 0.5, 1] } satisfies PiratesTask,
    },
    figures: [seconds(100, 60)],
    isOnce: true,
  },
];

/** The selected cases, in the order in which they are run. */
export function casesOf({ isQuick, isLong }: Selection): Case[] {
  const pholdCounts = isQuick ? [1000, 10_000] : [1000, 100_000, 1_000_000];
  const gossipCounts = isQuick ? [1000] : [1000, 100_000];
  return [
    ...processCases(isQuick),
    ...pholdCounts.flatMap((count) => pholdCases(count, isQuick)),
    ...gossipCounts.flatMap((count) => gossipCases(count, isQuick)),
    ...pirateCases(isQuick),
    ...checkCases(isQuick),
    ...(isLong ? longCases() : []),
  ];
}
