import fc from 'fast-check';
import { shippedArchitectures } from '../../../../models/architectures/index.ts';
import { type Draft, type DraftService, draftOf } from './refused.ts';

/** A file with one field broken, and what the line that refuses it must say. */
export interface Broken {
  readonly file: unknown;
  readonly says: readonly string[];
  /** Whether it is no more than the shape of that field, which the JSON Schema knows of as well. */
  readonly isShape: boolean;
}

const NO_TEXT = [null, 5, true, [], {}];
const NO_SPAN = [null, -1, 1.5, 1e300, '', 'soon', '-1s', '1 week', '99999d', [], {}, false];
const NO_LAW = [
  null,
  -1,
  'soon',
  '-5ms',
  [],
  {},
  true,
  { law: 'normaal' },
  { law: 'exponential' },
  { law: 'exponential', mean: '1ms', sigma: 1 },
  { law: 'exponential', mean: '1ms', 'a\nb': 1 },
  { law: 'exponential', mean: {} },
  { law: 'lognormal', median: 0, sigma: 1 },
  { law: 'lognormal', median: '1ms', sigma: -1 },
  { law: 'bimodal', usual: '1ms', rare: '1s', rareChance: 2 },
  { law: 'bimodal', usual: '1ms', rare: { law: 'x' }, rareChance: 0.5 },
  { law: 'empirical', quantiles: [[0, '1ms']] },
  { law: 'empirical', quantiles: [0, 1] },
];
const wholeBut = (min: number, max: number): unknown[] => [
  null,
  min - 1,
  max + 1,
  1.5,
  '3',
  '',
  1e300,
  [],
  [3],
  {},
  true,
];

/** Values that no field of the file may hold. */
const OF_FILE: Readonly<Record<string, readonly unknown[]>> = {
  $schema: NO_TEXT,
  arch: [
    ...NO_TEXT,
    '',
    '.',
    '..',
    '.a',
    '-a',
    'a/',
    'a/..',
    'a\\-b',
    'a b',
    'a\n/b',
    'a\n',
    'é',
    'x'.repeat(101),
  ],
  version: [...NO_TEXT, '', 'arch', 'arch-0.2', 'spigo-0.3', 0.1],
  description: NO_TEXT,
  args: NO_TEXT,
  date: NO_TEXT,
  victim: NO_TEXT,
  services: [null, 5, 'web', {}, []],
  latency: [null, 5, '5ms', [], [5]],
  ordering: [...NO_TEXT, '', 'lifo'],
};

const OF_SERVICE: Readonly<Record<string, readonly unknown[]>> = {
  name: [...NO_TEXT, '', 'a\nb', 'a\u0000', '\u0085', 'x'.repeat(101)],
  package: [...NO_TEXT, '', 'Zuul', 'karion', 'toString', '__proto__'],
  count: wholeBut(0, 1e6),
  regions: wholeBut(0, 100),
  dependencies: ['db', 5, {}, [5], [null], [[]]],
  machine: NO_TEXT,
  instance: NO_TEXT,
  container: NO_TEXT,
  process: NO_TEXT,
  serviceTime: NO_LAW,
  workers: wholeBut(1, 1e6),
  queue: wholeBut(0, 1e9),
  timeout: [...NO_SPAN, 0],
  retries: wholeBut(0, 100),
  backoff: NO_SPAN,
  rate: [null, 0, 1e-300, -1, 1e6 + 1, '5', [], {}, true],
  arrivals: [...NO_TEXT, '', 'poisson'],
};

const OF_LATENCY = { withinZone: NO_LAW, betweenZones: NO_LAW, betweenRegions: NO_LAW };

/** A shipped file, and one of its services. */
const scene = fc
  .constantFrom(...shippedArchitectures.values())
  .chain((shipped) =>
    fc.record({ shipped: fc.constant(shipped), index: fc.nat(shipped.services.length - 1) }),
  )
  .map(({ shipped, index }) => {
    const file = draftOf(shipped);
    const service = file.services[index];
    return { file, service, index, label: `service "${service.name}"` };
  });

type Scene = { file: Draft; service: DraftService; index: number; label: string };

/** One of the fields, and one of the values that it may not hold. */
const fieldOf = (wrong: Readonly<Record<string, readonly unknown[]>>) =>
  fc
    .constantFrom(...Object.keys(wrong))
    .chain((field) =>
      fc.record({ field: fc.constant(field), value: fc.constantFrom(...wrong[field]) }),
    );

/** A break of the shape: the line says the place and the field. */
const shape = (file: unknown, ...says: string[]): Broken => ({ file, says, isShape: true });
const relation = (file: unknown, ...says: string[]): Broken => ({ file, says, isShape: false });

const ofFile = fc
  .tuple(scene, fieldOf(OF_FILE))
  .map(([{ file }, { field, value }]) => shape({ ...file, [field]: value }, `${field}: got `));

const ofService = fc
  .tuple(scene, fieldOf(OF_SERVICE))
  .map(([{ file, service, index, label }, { field, value }]) => {
    service[field] = value;
    const isListed = field === 'name' && String(value).length <= 100;
    // A text of 1e5 days is one to the eye, and so to the JSON Schema.
    const isText = field !== 'name' && typeof value === 'string' && /\dd$/.test(value);
    const says = [isListed ? `services[${index}]` : field === 'name' ? '' : label, `: ${field}`];
    return { ...shape(file, ...says), isShape: !isText };
  });

const ofLatency = fc
  .tuple(scene, fieldOf(OF_LATENCY))
  .map(([{ file }, { field, value }]) =>
    shape({ ...file, latency: { [field]: value } }, `latency: ${field}`),
  );

const missing = fc
  .tuple(scene, fc.constantFrom('name', 'package', 'count', 'dependencies', 'arch', 'version'))
  .map(([{ file, service, index, label }, field]) => {
    if (field in file) {
      delete file[field];
      return shape(file, `my.json: ${field}: got nothing`);
    }
    delete service[field];
    return shape(file, `${field === 'name' ? `services[${index}]` : label}: ${field}: got nothing`);
  });

const misspelled = fc
  .tuple(scene, fc.nat(), fc.nat(), fc.boolean())
  .map(([{ file, service, label }, which, place, isOfFile]) => {
    const fields: Record<string, unknown> = isOfFile ? file : service;
    const names = Object.keys(fields);
    const name = names[which % names.length];
    const at = place % name.length;
    const typo = `${name.slice(0, at)}${name[at]}${name.slice(at)}`;
    fields[typo] = fields[name];
    delete fields[name];
    const where = isOfFile || name === 'name' ? [] : [label];
    return shape(file, `unknown field "${typo}"; did you mean "${name}"?`, ...where);
  });

const extra = fc
  .tuple(
    scene,
    fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a\nb'), fc.string()),
    fc.jsonValue(),
    fc.boolean(),
  )
  .filter(
    ([, name]) => !(name in OF_FILE && name !== '__proto__') && !Object.hasOwn(OF_SERVICE, name),
  )
  .map(([{ file, service }, name, value, isOfFile]) => {
    const field = { value, enumerable: true, configurable: true };
    Object.defineProperty(isOfFile ? file : service, name, field);
    return shape(file, 'unknown field "');
  });

const notAService = fc
  .tuple(scene, fc.constantFrom(null, 5, 'web', [], [5], true))
  .map(([{ file, index }, value]) => {
    Object.assign(file.services, { [index]: value });
    return shape(file, `services[${index}]: got `);
  });

const sameName = fc.tuple(scene, fc.nat()).map(([{ file, index }, step]): Broken => {
  const { services } = file;
  const other = (index + 1 + (step % (services.length - 1))) % services.length;
  services[index].name = services[other].name;
  const [first, last] = [Math.min(index, other), Math.max(index, other)];
  return relation(file, `services[${last}]: name: got `, `services[${first}]`);
});

const unknownDependency = scene.map(({ file, service, label }: Scene) => {
  service.dependencies = [...service.dependencies, 'nowhere'];
  return relation(file, `${label}: dependencies[`, 'got "nowhere", expected the name of a service');
});

const twice = scene.map(({ file, service, label }: Scene) => {
  service.dependencies = [service.name, service.name];
  return relation(file, `${label}: dependencies[1]`, 'for the second time');
});

/** Shipped files, each broken in one of all these ways. */
export const broken: fc.Arbitrary<Broken> = fc.oneof(
  { arbitrary: ofService, weight: 4 },
  { arbitrary: ofFile, weight: 2 },
  ofLatency,
  missing,
  misspelled,
  extra,
  notAService,
  sameName,
  unknownDependency,
  twice,
);

/** Shipped files, of which one field holds whatever JSON can. */
export const arbitraryField: fc.Arbitrary<unknown> = fc
  .tuple(
    scene,
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(...Object.values({ ...OF_FILE, ...OF_SERVICE }).flat()),
    ),
    fc.constantFrom(...Object.keys({ ...OF_FILE, ...OF_SERVICE, ...OF_LATENCY })),
  )
  .map(([{ file, service }, value, field]) => {
    if (field in OF_LATENCY) file.latency = { [field]: value };
    else if (field in OF_FILE) file[field] = value;
    else service[field] = value;
    return file;
  });
