import type {
  Fault,
  NetworkLaws,
  ObservedEvent,
  Operation,
  Result,
  Setup,
  WorldOptions,
} from '../../../kernel/index.ts';
import type { World } from '../../../kernel/run/world.ts';
import { type Anyone, type Me, stage } from '../actors/stage.ts';

/** What happens in a run: who does what, and when, in milliseconds. */
export interface Story {
  readonly faults?: readonly Fault[];
  readonly operations?: readonly Operation[];
  readonly network?: NetworkLaws;
  readonly until?: string;
  readonly seed?: string;
}

/** One line for each event: `5 a > b 1`, `5 a timer "x"`, `5 a start`, `5 a crash`; drops end in their reason. */
export function linesOf(
  actors: (setup: Setup) => void,
  { network = { latency: '1ms' }, until = '1s', ...story }: Story,
): { lines: string[]; result: Result; world: World } {
  const lines: string[] = [];
  const options: WorldOptions = {
    observers: [
      {
        event({ at, data, dropped, from, kind, to }) {
          const does = (data as { readonly does?: string } | undefined)?.does;
          const what = {
            start: `${to.name} start`,
            message: `${from?.name} > ${to.name} ${JSON.stringify(data)}`,
            timer: `${to.name} timer ${JSON.stringify(data)}`,
            fault: `${to.name} ${does}`,
            broken: `${to.name} broken ${from?.name}`,
          }[kind];
          lines.push(`${at / 1000} ${what}${dropped === undefined ? '' : ` ${dropped}`}`);
        },
      },
    ],
  };
  const world = stage(actors, { network, limits: { until }, ...story }, options);
  world.advance();
  return { lines, result: world.result(), world };
}

/** An actor that does things at instants, in milliseconds, in each of its lives; and what it does with messages. */
export const at = (
  steps: Readonly<Record<number, (self: Me) => void>>,
  more: Anyone = {},
): (() => Anyone) => {
  return () => ({
    start(self) {
      for (const step of Object.keys(steps)) {
        if (Number(step) * 1000 >= self.now) self.at(Number(step) * 1000, Number(step));
      }
    },
    timer: (timer, self) => steps[Number(timer)]?.(self),
    ...more,
  });
};

/** Sends a message to the actor of this name. */
export function sends(setup: Setup, to: string, message: unknown): (self: Me) => void {
  const channel = setup.channel<unknown>(to);
  return (self) => self.send(channel, message);
}

/** The lines about messages alone. */
export const messages = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.includes(' > '));

/** The first event of a run, made again, that is wanted. */
export function firstOf(world: World, isWanted: (event: ObservedEvent) => boolean): ObservedEvent {
  const found: ObservedEvent[] = [];
  const event = (one: ObservedEvent): void => {
    if (isWanted(one)) found.push(one);
  };
  world.again(0, { observers: [{ event }] }).advance();
  return found[0];
}
