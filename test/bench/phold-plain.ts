// One process of PHOLD by the plain loop: a heap of event objects, dispatched to the target's method.
import { performance } from 'node:perf_hooks';
import FastPriorityQueue from 'fastpriorityqueue';
import type { Draws } from '../../kernel/index.ts';
import { loadKernel } from './built.ts';
import { DELAY_MEAN, type DelayLaw, delayLaws } from './laws.ts';
import { readTask, report } from './measurement.ts';
import type { PholdTask } from './phold-task.ts';

const HOP = { type: 'Hop' };

interface PlainEvent {
  readonly at: number;
  readonly sequence: number;
  readonly id: number;
  readonly cause: number;
  readonly target: number;
  readonly source: number;
  readonly payload: typeof HOP;
}

class PlainActor {
  receivedCount = 0;
  constructor(readonly index: number) {}

  receive(payload: typeof HOP, _source: number, loop: PlainLoop): void {
    this.receivedCount++;
    loop.send(this.index, Math.floor(loop.actors.length * loop.draws.uniform()), payload);
  }
}

/** The loop that one writes without a simulator. Only its draws are keyed like ours. */
class PlainLoop {
  readonly actors: PlainActor[] = [];
  private readonly queue = new FastPriorityQueue<PlainEvent>((a, b) =>
    a.at !== b.at ? a.at < b.at : a.sequence < b.sequence,
  );
  private now = 0;
  private sequence = 0;
  private idLast = 0;
  private id = 0;

  constructor(
    readonly draws: Draws,
    readonly latencyDraws: Draws,
    readonly law: DelayLaw,
  ) {}

  send(source: number, target: number, payload: typeof HOP): void {
    const id = ++this.idLast;
    const at = this.now + this.law(this.latencyDraws.reset((id / 2 ** 32) | 0, id | 0));
    this.schedule(at, id, source, target, payload);
  }

  schedule(at: number, id: number, source: number, target: number, payload: typeof HOP): void {
    const { id: cause, queue } = this;
    queue.add({ at, sequence: this.sequence++, id, cause, target, source, payload });
  }

  run(events: number): void {
    for (let left = events; left > 0; left--) {
      const event = this.queue.poll();
      if (event === undefined) return;
      this.now = event.at;
      this.id = event.id;
      this.draws.reset((event.id / 2 ** 32) | 0, event.id | 0);
      this.actors[event.target].receive(event.payload, event.source, this);
    }
  }
}

const { count, events, law, warmUp } = readTask<PholdTask>();
const kernel = await loadKernel();
const loop = new PlainLoop(
  new kernel.Draws({ high: 1, low: 2 }),
  new kernel.Draws({ high: 3, low: 4 }),
  delayLaws[law],
);
for (let index = 0; index < count; index++) {
  loop.actors.push(new PlainActor(index));
  const at = Math.floor(DELAY_MEAN * loop.draws.reset(0, index).uniform());
  loop.schedule(at, -index, index, index, HOP);
}

loop.run(count + warmUp);
const start = performance.now();
loop.run(events);
report({ count: events, wallMs: performance.now() - start });
