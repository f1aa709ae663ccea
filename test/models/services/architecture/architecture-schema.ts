import { toJsonSchema } from '@valibot/to-json-schema';
import { architectureShape } from '../../../../models/services/architecture/architecture-shape.ts';
import {
  durationLawShape,
  durationShape,
} from '../../../../models/services/architecture/duration-shape.ts';

/**
 * The JSON Schema of architecture files, made of the shape that the reader checks with. Of draft 7, which
 * editors know best.
 */
export function architectureSchema(): Record<string, unknown> {
  const { $schema, title, description, ...rest } = toJsonSchema(architectureShape, {
    target: 'draft-07',
    typeMode: 'output',
    definitions: { durationLaw: durationLawShape, duration: durationShape },
    // What names hold is checked by a function; their shape says most of it as a pattern too.
    ignoreActions: ['check'],
  });
  return { $schema, title, description, ...rest };
}
