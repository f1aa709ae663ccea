import { writeFileSync } from 'node:fs';
import { architectureSchema } from './architecture-schema.ts';

// `npm run schema` writes the schema again after a change of the shape.
writeFileSync(
  new URL('../../../../models/services/architecture/architecture.schema.json', import.meta.url),
  `${JSON.stringify(architectureSchema(), undefined, 2)}\n`,
);
