#!/usr/bin/env node
import { createRequire } from 'node:module';

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  // Nothing is loaded, since scripts and shells ask for the version again and again.
  const { version } = createRequire(import.meta.url)('../../../package.json') as {
    version: string;
  };
  process.stdout.write(
    `spigo/${version} ${process.platform}-${process.arch} node-${process.version}\n`,
  );
} else {
  const { main } = await import('../main.ts');
  await main(args, import.meta.url);
}
