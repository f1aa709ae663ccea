import { SimulationError } from '../../kernel/index.ts';

/** The flags of a sweep. */
export interface SweepFlags {
  readonly export?: string | undefined;
  readonly seeds?: string | undefined;
  readonly seed?: string | undefined;
  readonly vary?: readonly string[] | undefined;
  readonly compare?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly 'until-ci'?: string | undefined;
  readonly 'seeds-max'?: string | undefined;
  readonly measure?: readonly string[] | undefined;
  readonly plot?: readonly string[] | undefined;
  readonly steady?: readonly string[] | undefined;
  readonly duration?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: string | undefined;
  readonly workers?: string | undefined;
  readonly resume?: string | undefined;
  readonly shard?: string | undefined;
  readonly csv?: string | undefined;
  readonly json?: string | undefined;
  readonly svg?: string | undefined;
}

/** @throws bad-argument for flags that do not go together. */
export function refuseCombinations(flags: SweepFlags): void {
  const refuse = (flag: string, got: string, expected: string): never => {
    throw new SimulationError('bad-argument', `--${flag}: got ${got}, expected ${expected}`);
  };
  if (flags.shard === undefined) return;
  const place = `shard ${flags.shard}`;
  if (flags.resume === undefined) refuse(place, 'no --resume', 'a file that keeps the runs');
  if (flags['until-ci'] !== undefined) {
    refuse(place, '--until-ci', 'a number of seeds: a shard does not know the other runs');
  }
  for (const flag of ['csv', 'json', 'svg'] as const) {
    if (flags[flag] === undefined) continue;
    refuse(place, `--${flag}`, `spigo sweep merge to write it: a part of the runs has no figures`);
  }
}

/** The words of the flags that decide what a sweep tells, but for its seed and the number of its runs. */
export function wordsOf(flags: SweepFlags): string[] {
  const words: string[] = [];
  const add = (flag: string, texts: string | readonly string[] | undefined): void => {
    for (const text of [texts ?? []].flat()) words.push(flag, text);
  };
  add('--vary', flags.vary);
  if (flags.compare !== undefined) words.push('--compare', ...flags.compare);
  add('--set', flags.set);
  add('-d', flags.duration);
  add('--until', flags.until);
  add('--until-ci', flags['until-ci']);
  add('--measure', flags.measure);
  add('--seeds-max', flags['seeds-max']);
  add('--steady', flags.steady);
  add('--plot', flags.plot);
  return words;
}
