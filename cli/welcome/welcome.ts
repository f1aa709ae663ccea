import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { GraphFeed, open, type Result, type Table, type World } from '../../kernel/index.ts';
import { commandWords } from '../input/command-words.ts';
import { commandLine } from '../input/reproduce.ts';
import { type ResolvedRun, resolveRun } from '../input/resolve-run.ts';
import { GraphCollector } from '../page/graph-collector.ts';
import { layOut } from '../page/lay-out.ts';
import { drive } from '../session/drive.ts';
import { EXIT } from '../terminal/errors.ts';
import { Interrupt } from '../terminal/interrupt.ts';
import { hasColour, style, widthOf } from '../terminal/style.ts';
import { summaryLines } from '../terminal/summary.ts';
import { formatCount, formatRounded, formatWall, plural } from '../terminal/text.ts';
import { isAnyBroken } from '../terminal/verdicts.ts';
import type { Paint } from './dot-canvas.ts';
import { LAYER, NetworkFilm } from './network-film.ts';
import { nextSteps, pathOf } from './next-steps.ts';

/** The lines below the picture, and one for the prompt of the shell. */
const OTHER_LINES = 11;
const ROWS_MIN = 6;
const COLUMNS_MIN = 60;
/** A picture that is larger than the network deserves looks empty. */
const ROWS_MAX = 30;
const COLUMNS_MAX = 118;

const FRAMES = 24;
const FRAME_MS = 65;

/** Whether a command line without arguments shows the first screen: on a terminal that can show it. */
export const isWelcome = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true &&
  process.env.TERM !== 'dumb' &&
  widthOf(stream) >= COLUMNS_MIN &&
  heightOf(stream) >= ROWS_MIN + OTHER_LINES;

/** Runs the default scenario, shows how its network forms, and tells what to try next. Returns the exit code. */
export async function welcome(stream: NodeJS.WriteStream): Promise<number> {
  const resolved = await resolveRun(undefined, {});
  const feed = new GraphFeed();
  const interrupt = new Interrupt();
  try {
    const began = performance.now();
    const world = open(resolved.model, resolved.input, { observers: [feed] });
    await drive(world, { interrupt });
    const result = world.result();
    const wallMs = performance.now() - began;
    const again = againLine(result);
    if (interrupt.exitCode !== undefined || isAnyBroken(result.verdicts ?? [])) {
      stream.write(summaryLines(result, { name: resolved.model.name, wallMs, again }, stream));
      return interrupt.exitCode ?? EXIT.broken;
    }
    await show(await filmOf(feed, stream), stream, interrupt);
    const facts = factLines(result, { wallMs, again, tables: tablesOf(resolved, world) });
    stream.write(`\n${facts.join('\n')}\n\n${stepLines(stream).join('\n')}\n`);
    return interrupt.exitCode ?? EXIT.held;
  } finally {
    interrupt.release();
  }
}

async function filmOf(feed: GraphFeed, stream: NodeJS.WriteStream): Promise<NetworkFilm> {
  feed.isClosed = true;
  const collector = new GraphCollector('the first screen');
  for (const record of feed.records()) if (record !== undefined) collector.add(record);
  const graph = collector.finish();
  const layout = await layOut(graph, { isHurried: () => false, onShare: () => undefined });
  return new NetworkFilm(graph, layout, {
    columns: Math.min(COLUMNS_MAX, widthOf(stream) - 2),
    rows: Math.min(ROWS_MAX, heightOf(stream) - OTHER_LINES),
  });
}

/** Shows the film where motion and colours are welcome, and its last picture in any case. */
async function show(
  film: NetworkFilm,
  stream: NodeJS.WriteStream,
  interrupt: Interrupt,
): Promise<void> {
  const paint: Paint = (layer, text) => style(stream, COLOURS[layer] ?? [], text);
  const draw = (share: number): void => {
    const lines = [...film.picture(share).lines(paint), film.caption(share)];
    stream.write(lines.map((line) => ` ${line}${hasColour(stream) ? '\x1b[K' : ''}\n`).join(''));
  };
  if (!hasColour(stream) || hasLittleMotion()) return draw(1);
  const height = film.rows + 1;
  stream.write(HIDE_CURSOR);
  try {
    for (let frame = 1; frame < FRAMES && interrupt.exitCode === undefined; frame++) {
      draw(frame / FRAMES);
      await setTimeout(FRAME_MS);
      stream.write(`\x1b[${height}A`);
    }
    draw(1);
  } finally {
    stream.write(SHOW_CURSOR);
  }
}

const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';

const COLOURS: Readonly<Record<number, Parameters<typeof style>[1]>> = {
  [LAYER.edge]: 'gray',
  [LAYER.newEdge]: 'yellow',
  [LAYER.node]: 'cyan',
  [LAYER.hub]: ['bold', 'magenta'],
};

/** Terminals do not tell whether motion is to be reduced, so that the environment has to. */
const hasLittleMotion = (): boolean => (process.env.NO_MOTION ?? '') !== '';

interface Facts {
  readonly wallMs: number;
  readonly again: string;
  readonly tables: readonly Table[];
}

/** What happened, in three lines. */
function factLines(
  { outcome, counts, graph, scenario }: Result,
  { wallMs, again, tables }: Facts,
): string[] {
  const [name, gold] = tables[0]?.rows[0] ?? ['nobody', 0];
  const { population } = scenario.options;
  return [
    `${population} pirates gossiped and shared gold for ${formatRounded(outcome.at)} of virtual time, in ${formatWall(Math.round(wallMs))}.`,
    `${formatCount(counts.sent)} messages made ${plural(graph.edges, 'acquaintance')}. ${name} is the richest, with ${gold} gold.`,
    `The same seed makes the same run: ${again}`,
  ];
}

const tablesOf = ({ model }: ResolvedRun, world: World): readonly Table[] =>
  model.show?.(world) ?? [];

/** The line that makes the run again; the model and its options are the default ones. */
const againLine = ({ scenario }: Result): string => commandLine(commandWords(), scenario.seed);

function stepLines(stream: NodeJS.WriteStream): readonly string[] {
  const steps = nextSteps();
  const width = Math.max(...steps.map(([what]) => what.length)) + 2;
  return [
    ...steps.map(([what, line]) => `${style(stream, 'bold', what.padEnd(width))}${line}`),
    `${' '.repeat(width)}then read ${pathOf('docs/tutorial.md')}`,
  ];
}

/** The rows of a terminal; 24 if it does not tell. */
const heightOf = ({ rows }: NodeJS.WriteStream): number => (rows > 0 ? rows : 24);
