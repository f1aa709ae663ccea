import * as v from 'valibot';
import { list, object, says, word } from '../../../kernel/shapes.ts';
import { serviceShape } from './service-shape.ts';
import { lawField, textField } from './shape-fields.ts';

// The one description of the fields of an architecture file. The reader checks with it, and the
// JSON Schema for editors is made from it. `architecture-references.ts` checks how fields refer to
// each other.

const ARCH = says(
  'a name for files: up to 100 letters, digits, "_", "-" and ".", not "-" or "." first; or a path to one',
);

/** A name, maybe with the folders of a path. */
const ARCH_PATTERN = /^(.*[/\\])?[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/;

/** The shape of an architecture file. */
export const architectureShape = v.pipe(
  object(
    {
      $schema: textField('Where editors find this description.'),
      arch: v.pipe(
        v.string(ARCH),
        v.regex(ARCH_PATTERN, ARCH),
        v.maxLength(1000, ARCH),
        v.description(
          'The name of the architecture, after which its graph files are named. Of a path, it is the last part.',
        ),
      ),
      version: v.pipe(word(['arch-0.0', 'arch-0.1']), v.description('The version of the format.')),
      description: textField('What it is, in a sentence.'),
      args: textField('The command line that made the file: for people.'),
      date: textField('When the file was made: for people.'),
      victim: textField('The service or instance that a fault would hit; without effect.'),
      services: v.pipe(
        list(serviceShape, 'a list of services'),
        v.minLength(1, says('at least one service')),
        v.maxLength(10_000, says('up to 10000 services')),
        v.description('Bottom-up: the last is where traffic enters.'),
      ),
      latency: v.pipe(
        v.optional(
          object(
            {
              withinZone: lawField('Within a zone: about 250us by default.'),
              betweenZones: lawField('Between zones of a region: about 1ms by default.'),
              betweenRegions: lawField('Between regions: about 40ms by default.'),
            },
            'an object with withinZone, betweenZones or betweenRegions',
          ),
        ),
        v.description('How long messages are on their way.'),
      ),
      ordering: v.pipe(
        v.optional(word(['none', 'fifo'])),
        v.description(
          'Whether messages between two instances keep their order (fifo), so that each waits for those before it. By default none.',
        ),
      ),
    },
    'an architecture, which is an object with arch, version and services',
  ),
  v.title('Architecture'),
  v.description('Services, their instances, and how they call each other, for spigo.'),
);

export type ArchitectureShape = v.InferOutput<typeof architectureShape>;
