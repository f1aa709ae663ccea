import { writeFileSync } from 'node:fs';
import { architectureSchema } from './architecture-schema.ts';

// `npm run schema`: the shape has changed, and the file that editors read follows.
writeFileSync(
  new URL('../../../../models/services/architecture/architecture.schema.json', import.meta.url),
  `${JSON.stringify(architectureSchema(), undefined, 2)}\n`,
);
