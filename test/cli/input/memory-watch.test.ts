import { expect, test } from 'vitest';
import { checkMemory } from '../../../cli/input/memory-watch.ts';

const MB = 2 ** 20;

test('a run goes on while there is memory, and is refused before there is none', () => {
  checkMemory({ used_heap_size: 3276 * MB, heap_size_limit: 4144 * MB });
  expect(() => checkMemory({ used_heap_size: 3277 * MB, heap_size_limit: 4144 * MB })).toThrow(
    'memory: got 3,277 of 4,096 MB in use, expected room for the rest of the run: lower -p or -d, or raise the limit by NODE_OPTIONS=--max-old-space-size=8192',
  );
  checkMemory();
});
