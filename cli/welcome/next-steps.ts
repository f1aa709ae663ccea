import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandWords } from '../input/command-words.ts';
import { packageFolder } from '../package-folder.ts';

/** What to try after the first run, with a line to paste for each. */
export function nextSteps(): readonly (readonly [what: string, line: string])[] {
  const words = commandWords();
  // What npm starts as `npm start` takes no other command.
  const spigo = words[0] === 'npm' ? 'npx spigo' : words.join(' ');
  return [
    ['See it in a browser', `${spigo} view`],
    ['Break a protocol', `${spigo} check ${pathOf('docs/examples/ledger.ts')}`],
    ['Write your own', `${spigo} run ${pathOf('docs/examples/raft.ts')}`],
  ];
}

/** The path of a file of this package, from the present folder if it lies below. */
export function pathOf(name: string): string {
  const path = fileURLToPath(new URL(name, packageFolder()));
  const below = relative(process.cwd(), path);
  return below.startsWith(`..${sep}`) ? path : below;
}
