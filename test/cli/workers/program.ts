import { serve } from '../../../cli/workers/serve.ts';

/** What the program of these tests is asked to do. */
export type Order =
  | { readonly do: 'double'; readonly number: number; readonly waitMs?: number }
  /** Ends the worker, unless the file is there: it is made first. */
  | { readonly do: 'die'; readonly unless?: string }
  | { readonly do: 'loop' }
  | { readonly do: 'throw' }
  | { readonly do: 'count' };

let count = 0;

serve<{ readonly factor: number }, Order, number>(async ({ factor }) => {
  const { existsSync, writeFileSync } = await import('node:fs');
  if (factor === 0) throw new RangeError('no factor');
  return async (order) => {
    count += 1;
    switch (order.do) {
      case 'double':
        await new Promise((resolve) => setTimeout(resolve, order.waitMs ?? 0));
        return factor * order.number;
      case 'die':
        if (order.unless !== undefined && existsSync(order.unless)) return -1;
        if (order.unless !== undefined) writeFileSync(order.unless, '');
        return process.exit(7);
      case 'loop':
        for (;;);
      case 'throw':
        throw new RangeError('thrown');
      case 'count':
        return count;
    }
  };
});
