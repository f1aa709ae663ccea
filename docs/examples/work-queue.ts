// A queue hands tasks to workers until one acknowledges, so at least once. The sink that takes the
// results counts each task once, by its id.
import type { Channel, Instant, Self, WorldView } from 'spigo';
import { defineModel, each, ms, option, seconds, stabilises } from 'spigo';

type Message =
  | { type: 'Submit' | 'Ready' }
  | { type: 'Accepted' | 'Work' | 'Result' | 'Counted' | 'Finished'; id: string };

class Queue {
  tasks = new Set<string>();
  /** Until when a task that was handed out is not handed to another worker. */
  leases = new Map<string, Instant>();

  start(self: Self<Message>) {
    this.tasks = new Set(self.disk.get('tasks') ?? []);
  }

  receive(message: Message, from: Channel, self: Self<Message>) {
    if (message.type === 'Ready') return this.handOut(from, self);
    if (message.type === 'Submit') this.tasks.add(from.name);
    if (message.type === 'Finished') this.tasks.delete(message.id);
    self.disk.set('tasks', [...this.tasks]);
    if (message.type === 'Submit') self.send(from, { type: 'Accepted', id: from.name });
  }

  private handOut(worker: Channel, self: Self<Message>) {
    const id = [...this.tasks].find((task) => self.now >= (this.leases.get(task) ?? 0));
    if (id === undefined) return;
    this.leases.set(id, self.now + seconds(1));
    self.send(worker, { type: 'Work', id });
  }
}

class Worker {
  task: string | null = null;

  constructor(readonly to: { queue: Channel; sink: Channel }) {}

  start(self: Self<Message, 'Poll' | 'Work'>) {
    self.every(ms(200), 'Poll');
  }

  receive(message: Message, _from: Channel, self: Self<Message, 'Poll' | 'Work'>) {
    if (message.type === 'Counted') self.send(this.to.queue, { type: 'Finished', id: message.id });
    if (message.type !== 'Work' || this.task !== null) return;
    this.task = message.id;
    // self.send(this.to.queue, { type: 'Finished', id: message.id }); // bug: it has only begun
    self.after(self.random.duration({ law: 'uniform', min: ms(50), max: ms(300) }), 'Work');
  }

  timer(timer: 'Poll' | 'Work', self: Self<Message, 'Poll' | 'Work'>) {
    if (this.task === null) return self.send(this.to.queue, { type: 'Ready' });
    if (timer === 'Poll') return;
    self.send(this.to.sink, { type: 'Result', id: this.task });
    this.task = null;
  }
}

class Sink {
  counted: string[] = [];

  start(self: Self<Message>) {
    this.counted = self.disk.get('counted') ?? [];
  }

  receive(message: Message, worker: Channel, self: Self<Message>) {
    if (message.type !== 'Result') return;
    if (!this.counted.includes(message.id)) this.counted = [...this.counted, message.id];
    self.disk.set('counted', this.counted);
    self.send(worker, { type: 'Counted', id: message.id });
  }
}

/** Whether the queue, the sink and a worker live. */
const canWork = (world: WorldView) => {
  const living = [...world.actors()].filter(({ life }) => life === 'present');
  return [Queue, Worker, Sink].every((role) => living.some(({ actor }) => actor instanceof role));
};

export const workQueue = defineModel({
  name: 'work-queue',
  options: { workers: option.count(3, { min: 1 }) },
  size: 'workers',
  network: { latency: ms(5) },
  tolerates: ['crash', 'pause', 'cut', 'hold', 'loss', 'duplication', 'delay', 'reordering'],
  operations: { submit: { to: Queue, data: () => ({ type: 'Submit' }) } },
  actors(setup, { workers }) {
    const queue = setup.spawn('queue', () => new Queue());
    const sink = setup.spawn('sink', () => new Sink());
    for (let index = 1; index <= workers; index++) {
      setup.spawn(`worker${index}`, () => new Worker({ queue, sink }));
    }
  },
  properties: [
    each(
      'no task is counted twice',
      Sink,
      ({ counted }) => new Set(counted).size === counted.length,
    ),
    stabilises('what is accepted is done', { within: seconds(20), provided: canWork }, (world) => {
      const sink = world.actor('sink')?.actor;
      const counted = sink instanceof Sink ? sink.counted : [];
      const lost = world.answers.find(
        ({ operation }) => !counted.includes(`operation ${operation}`),
      );
      return lost === undefined || `${lost.operation} was accepted, and is not done`;
    }),
  ],
});
