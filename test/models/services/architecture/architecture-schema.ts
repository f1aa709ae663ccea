import { toJsonSchema } from '@valibot/to-json-schema';
import { durationLawShape, spanShape } from '../../../../kernel/random/duration-shape.ts';
import { architectureShape } from '../../../../models/services/architecture/architecture-shape.ts';

/**
 * The JSON Schema of architecture files, made of the shape that the reader checks with. Of draft 7,
 * which editors know best.
 */
export function architectureSchema(): Record<string, unknown> {
  const { $schema, title, description, ...rest } = toJsonSchema(architectureShape, {
    target: 'draft-07',
    typeMode: 'output',
    definitions: { durationLaw: durationLawShape, duration: spanShape },
    // JSON Schema cannot say the checks of functions. A pattern says most about names, and JSON has
    // no infinity.
    ignoreActions: ['check', 'raw_check', 'finite'],
  });
  return { $schema, title, description, ...rest };
}
