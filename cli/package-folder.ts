import { existsSync } from 'node:fs';
import { assert } from '../kernel/index.ts';

/** The folder of this package, whose files lie in dist/ or, when it is run as source, beside. */
export function packageFolder(): URL {
  let folder = new URL('./', import.meta.url);
  while (!existsSync(new URL('package.json', folder))) {
    const above = new URL('../', folder);
    assert(above.href !== folder.href, 'the package has a package.json');
    folder = above;
  }
  return folder;
}
