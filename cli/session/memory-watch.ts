import { getHeapStatistics } from 'node:v8';
import { SimulationError } from '../../kernel/index.ts';
import { formatCount } from '../terminal/text.ts';

/** Beyond this share of its memory, Node spends its time looking for more, and then ends without a word. */
const SHARE_MAX = 0.9;

const MEGABYTE = 2 ** 20;

/** The limit counts the space of young objects, too, which holds nothing that stays: three times 16 MB. */
const YOUNG_SIZE = 48 * MEGABYTE;

/** What Node tells of its memory, in bytes. */
interface Memory {
  readonly used_heap_size: number;
  readonly heap_size_limit: number;
}

/**
 * Refuses to go on with a run that has nearly used up the memory that Node may use.
 * @throws bad-scenario, which says what to lower or to raise.
 */
export function checkMemory(
  { used_heap_size: used, heap_size_limit: whole }: Memory = getHeapStatistics(),
): void {
  const limit = whole - YOUNG_SIZE;
  if (used <= SHARE_MAX * limit) return;
  const [inUse, allowed] = [used, limit].map((size) => Math.round(size / MEGABYTE));
  throw new SimulationError(
    'bad-scenario',
    `memory: got ${formatCount(inUse)} of ${formatCount(allowed)} MB in use, expected room for the rest of the run: lower -p or -d, or raise the limit by NODE_OPTIONS=--max-old-space-size=${2 * allowed}`,
  );
}
