#!/usr/bin/env node
import { createRequire } from 'node:module';
import { homedir, tmpdir, userInfo } from 'node:os';
import { refusalOf } from './node-version.ts';

const args = process.argv.slice(2);
const refusal = refusalOf(process.versions.node);
if (refusal !== undefined) {
  // What comes with spigo may not even load.
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 2;
} else if (args.length === 1 && (args[0] === '--version' || args[0] === '-v')) {
  // Nothing is loaded, since scripts and shells ask for the version again and again.
  const { version } = createRequire(import.meta.url)('../../../package.json') as {
    version: string;
  };
  // A reader that has gone is no failure of the command.
  process.stdout.on('error', () => {
    process.exitCode = 141;
  });
  process.stdout.write(
    `spigo/${version} ${process.platform}-${process.arch} node-${process.version}\n`,
  );
} else {
  haveAccount();
  const { main } = await import('../main.ts');
  await main(args, import.meta.url);
}

/** A process may have no account, as in a container. Packages ask for its home and shell, and would fail. */
function haveAccount(): void {
  try {
    homedir();
    userInfo();
  } catch {
    process.env.HOME ??= tmpdir();
    process.env.SHELL ??= '/bin/sh';
  }
}
