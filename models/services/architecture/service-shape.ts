import * as v from 'valibot';
import { isNodeName, nearest } from '../../../kernel/index.ts';
import { list, object, says, text, word } from '../../../kernel/shapes.ts';
import { ALIASES, ARRIVALS, PACKAGES } from './architecture.ts';
import { PACKAGE_DEFAULTS, RATE_MAX, RATE_MIN } from './service-defaults.ts';
import { lawField, spanField, textField, wholeField } from './shape-fields.ts';

const NAME = says('a name of up to 100 characters, without control characters and lone surrogates');

/** The part of `isNodeName` that JSON Schema can say. `isNodeName` also refuses lone surrogates. */
const NAME_PATTERN = '^[^\\u0000-\\u001f\\u007f-\\u009f\\ufffe\\uffff]+$';

const RATE = says(`a number of requests a second, from ${RATE_MIN} to ${RATE_MAX}`);

const SAME_AS = Object.entries(ALIASES).map(
  ([alias, name]) => [alias, `The same as ${name}.`] as const,
);

/** The names of packages and their aliases, with descriptions. */
const PACKAGE_NAMES: readonly (readonly [name: string, description: string])[] = [
  ...PACKAGES.map((name) => [name, PACKAGE_DEFAULTS[name].summary] as const),
  ...SAME_AS.filter(([alias]) => alias !== 'cache'),
  ['cache', 'A store that a staash asks before its others.'],
];

const packageShape = v.pipe(
  v.union(
    PACKAGE_NAMES.map(([name, summary]) => v.pipe(v.literal(name), v.description(summary))),
    (issue: v.BaseIssue<unknown>) => {
      const names = PACKAGE_NAMES.map(([name]) => name);
      const meant = typeof issue.input === 'string' ? nearest(issue.input, names) : '';
      return `${says('a package')(issue)}${meant === '' ? `: ${names.join(', ')}` : meant}`;
    },
  ),
  v.description('What the service does with a request.'),
);

/** The shape of a service in a file. */
export const serviceShape = object(
  {
    name: v.pipe(
      v.string(NAME),
      v.check(isNodeName, NAME),
      v.maxLength(100, NAME),
      v.metadata({ pattern: NAME_PATTERN }),
      v.description('The name by which others depend on it; instances are numbered after it.'),
    ),
    package: packageShape,
    count: wholeField(
      0,
      1_000_000,
      'Instances in each region at 100 %, spread over its zones; 0 for a single one in none of its zones.',
    ),
    regions: v.optional(
      wholeField(
        0,
        100,
        'Times the regions that are asked for; 0, as when left out, for one instance in all the world.',
      ),
    ),
    dependencies: v.pipe(
      v.nullable(
        v.pipe(
          list(text('the name of a service'), 'a list of names of services, which may be empty'),
          v.metadata({ uniqueItems: true }),
        ),
      ),
      v.description(
        'Services that it calls. Its own name means the other instances of its cluster; eureka need not be defined.',
      ),
    ),
    machine: textField('A label: the kind of machine it runs on.'),
    instance: textField('A label: the kind of instance it runs on.'),
    container: textField('A label: the container it runs in.'),
    process: textField('A label: the process that it is.'),
    serviceTime: lawField(
      'How long a worker takes for a request. By default as its package has it.',
    ),
    workers: v.optional(
      wholeField(1, 1_000_000, 'Requests served at once. By default as its package has it.'),
    ),
    queue: v.optional(
      wholeField(
        0,
        1_000_000_000,
        'Requests that may wait for a worker, 100 for most packages; more are refused.',
      ),
    ),
    timeout: spanField(1, 'How long a call of another service may take: 1s by default.'),
    retries: v.optional(
      wholeField(0, 100, 'How often a failed call is tried again: by default not at all.'),
    ),
    backoff: spanField(
      0,
      'How long it waits before it tries again, twice as long each time: 10ms at first by default.',
    ),
    rate: v.optional(
      v.pipe(
        v.number(RATE),
        v.minValue(RATE_MIN, RATE),
        v.maxValue(RATE_MAX, RATE),
        v.description(
          'Requests a second that arrive at each instance from outside. By default none, and 10 where traffic enters.',
        ),
      ),
    ),
    arrivals: v.pipe(
      v.optional(word(ARRIVALS)),
      v.description(
        'How requests from outside arrive: at random (exponential), by default, or steadily.',
      ),
    ),
  },
  'a service, which is an object with name, package, count and dependencies',
);

export type ServiceShape = v.InferOutput<typeof serviceShape>;
