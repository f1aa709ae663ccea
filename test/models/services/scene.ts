import {
  type Actor,
  type Channel,
  constant,
  type Distribution,
  defineModel,
  type Gotocol,
  GraphObserver,
  gotocol,
  type Imposition,
  type Instant,
  type Intention,
  ms,
  open,
  type ScenarioInput,
  type Span,
  seconds,
  us,
  type World,
  type WorldOptions,
} from '../../../kernel/index.ts';
import type { Architecture, Service } from '../../../models/services/architecture/architecture.ts';
import { architectureModel } from '../../../models/services/architecture-model.ts';
import type { ArchitectureOptions } from '../../../models/services/deployment/options.ts';
import { Roster } from '../../../models/services/instance/directory.ts';
import { Instance } from '../../../models/services/instance/instance.ts';

/** The fields of a service in a scene. The others are plain and fast. */
export type Cast = Pick<Service, 'name' | 'package'> & Partial<Service>;

/** A service whose only worker takes 1 ms for a request, one in each region. */
export const service = (cast: Cast): Service => ({
  isCache: false,
  count: 0,
  regions: 1,
  dependencies: [],
  labels: {},
  serviceTime: constant(ms(1)),
  workers: 1,
  queue: 1000,
  timeout: seconds(1),
  retries: 0,
  backoff: ms(10),
  rate: undefined,
  arrivals: 'exponential',
  isOnCycle: false,
  ...cast,
});

/**
 * An architecture whose messages take 0.1 ms within a zone, 1 ms between zones, and 10 ms between
 * regions.
 */
export const architecture = (casts: readonly Cast[]): Architecture => {
  const law = (span: number): Distribution => constant(us(span));
  const services = casts.map(service);
  return {
    name: 'scene',
    description: '',
    services,
    latency: { withinZone: law(100), betweenZones: law(1000), betweenRegions: law(10_000) },
    ordering: 'none',
    file: { arch: 'scene', version: 'arch-0.1', services: [] },
  };
};

/** A small copy of the original's four services. The last one, staash, has no store. */
export const netflixoss: readonly Cast[] = [
  { name: 'staash', package: 'staash', count: 6 },
  { name: 'karyon', package: 'karyon', count: 27, dependencies: ['staash'] },
  { name: 'zuul', package: 'zuul', count: 9, dependencies: ['karyon'] },
  { name: 'elb-api', package: 'elb', dependencies: ['zuul'] },
];

/** A span, and who reported it when. */
export interface Told {
  readonly span: Span;
  readonly from: string;
  readonly at: Instant;
}

/** A run of an architecture, and what was recorded of it. */
export interface Scene {
  readonly world: World;
  readonly spans: readonly Told[];
  readonly graph: GraphObserver['graph'];
}

/** Sets an architecture up, with nothing run yet. */
export function stageOf(
  casts: readonly Cast[],
  input: Partial<ScenarioInput<ArchitectureOptions>> = {},
  options: WorldOptions = {},
): Scene {
  const spans: Told[] = [];
  const { observers = [] } = options;
  const graph = new GraphObserver();
  const world = open(
    architectureModel(architecture(casts)),
    { seed: 'scene', strict: true, ...input },
    {
      ...options,
      observers: [
        graph,
        { span: (span, { name: from }, at) => void spans.push({ span, from, at }) },
        ...observers,
      ],
    },
  );
  return { world, spans, graph: graph.graph };
}

/** Runs an architecture to the end. */
export function perform(...scene: Parameters<typeof stageOf>): Scene {
  const staged = stageOf(...scene);
  staged.world.advance();
  return staged;
}

/** The instances of a service, or the one of that name. */
export function instancesOf(world: World, name: string): Instance[] {
  return [...world.actors()].flatMap((one) =>
    one.actor instanceof Instance && (one.name === name || one.actor.service.name === name)
      ? [one.actor]
      : [],
  );
}

/**
 * A message of the client: receiver, instant in ms, and content. It can be about another actor than
 * the client.
 */
export type Line = readonly [
  at: number,
  to: string,
  imposition: Imposition,
  intention: Intention,
  about?: string,
];

/** An answer to the client: sender, instant in ms, and content. */
export interface Answered {
  readonly at: number;
  readonly from: string;
  readonly status: Intention;
  readonly value: Intention;
}

/** An instance for each of these, who know each other as their dependencies say. */
export interface Troupe {
  readonly casts: readonly (Cast & { readonly zone?: string })[];
  readonly lines: readonly Line[];
  /** Actors that are no instances, by the name of a service. */
  readonly others?: Readonly<Record<string, Actor<Gotocol>>>;
  readonly until?: string;
  readonly ties?: 'fifo' | 'shuffled';
}

/** Instances of one service are numbered. */
const serviceOf = (name: string): string => name.replace(/\d+$/, '');

/** Plays a troupe: a client asks its lines, all in no time but for what workers take. */
export function ask({ casts, lines, others = {}, until = '1m', ties = 'fifo' }: Troupe) {
  const answers: Answered[] = [];
  const spans: Told[] = [];
  const states: [at: number, name: string, state: string][] = [];
  const isCache = (name: string): boolean =>
    casts.some((cast) => cast.name === name && cast.isCache === true);
  const model = defineModel({
    name: 'troupe',
    actors(setup) {
      const channels = new Map(casts.map(({ name }) => [name, setup.channel(name)]));
      const channelOf = (name: string): Channel => {
        const channel = channels.get(name);
        if (channel === undefined) throw new Error(`nobody is called ${name}`);
        return channel;
      };
      const neighbours = casts.map(({ name, zone = 'z' }) => ({
        channel: channelOf(name),
        service: serviceOf(name),
        zone,
      }));
      for (const cast of casts) {
        const { name, zone, dependencies = [] } = cast;
        const other = others[name];
        const rosters = dependencies.map(
          (one) =>
            new Roster(
              one,
              neighbours.filter(({ service: its }) => its === one),
            ),
        );
        const make = () =>
          new Instance({ ...service(cast), name: serviceOf(name) }, { zone, rosters, isCache });
        if (other !== undefined) setup.spawn(name, () => other);
        else setup.spawn(name, make);
      }
      setup.spawn(
        'client',
        () =>
          ({
            start(self) {
              lines.forEach(([at], index) => void self.after(ms(at), index));
            },
            timer(index, self) {
              const [, to, imposition, intention, about] = lines[index];
              const context = { trace: 1, span: 1_000_000 + index };
              const other = about === undefined ? self.channel : channelOf(about);
              self.send(channelOf(to), gotocol(imposition, other, intention, context));
            },
            receive({ intention }, { name: from }, self) {
              const { status, value } = intention as Record<string, Intention>;
              answers.push({ at: self.now / 1000, from, status, value });
            },
          }) satisfies Actor<Gotocol, number>,
      );
    },
  });
  const world = open(
    model,
    { seed: 'troupe', ties, limits: { until } },
    {
      observers: [
        {
          span: (span, { name: from }, at) => void spans.push({ span, from, at }),
          state: (state, { name }, at) => void states.push([at / 1000, name, state]),
        },
      ],
    },
  );
  world.advance();
  return { world, answers, spans, states, counts: world.counts.model };
}
