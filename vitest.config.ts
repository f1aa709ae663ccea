import { randomBytes } from 'node:crypto';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of what `npm run build` makes: they start it, load it, or show it in a browser. */
const BUILT = ['test/built/**', 'test/browser/**'];

export default defineConfig(({ mode }) => {
  const isFresh = mode === 'fresh';
  const isQuick = mode === 'quick';
  const times = Number(process.env.SPIGO_TEST_TIMES ?? 1);
  if (isFresh) {
    // For the processes that run the tests as well, and for the tests that print it.
    process.env.SPIGO_TEST_SEED ??= randomBytes(4).toString('hex');
    process.stdout.write(`laws run from SPIGO_TEST_SEED=${process.env.SPIGO_TEST_SEED}\n`);
  }
  return {
    test: {
      include: ['test/**/*.test.ts'],
      exclude: [...configDefaults.exclude, ...(isFresh || isQuick ? BUILT : [])],
      tags: [
        { name: 'law', description: 'holds for any arguments: fast-check draws them' },
        { name: 'long', description: 'takes over half a second: a large sample, a large run' },
      ],
      ...(isFresh && { tagsFilter: ['law'] }),
      ...(isQuick && { tagsFilter: ['!long'] }),
      testTimeout: 120_000 * times,
      hookTimeout: 120_000,
      maxWorkers: '100%',
      server: { deps: { external: [/\/dist\//] } },
    },
  };
});
