import { expect, test } from 'vitest';
import { commandWords } from '../../../cli/input/command-words.ts';

test.each([
  ['/usr/local/bin/spigo', undefined, 'spigo'],
  ['/home/ann/model/node_modules/.bin/spigo', undefined, 'npx spigo'],
  ['/home/ann/.npm/_npx/52195b82/node_modules/.bin/spigo', 'exec', 'npx spigo'],
  ['/home/ann/model/node_modules/.bin/spigo', 'run-script', 'npx spigo'],
  ['/home/ann/model/dist/cli/bin/run.js', 'start', 'npm start --'],
  ['/home/ann/model/dist/cli/bin/run.js', undefined, 'node dist/cli/bin/run.js'],
  ['/home/ann/spigo/dist/cli/bin/run.js', undefined, 'node ../spigo/dist/cli/bin/run.js'],
  ['/opt/spigo/dist/cli/bin/run.js', undefined, 'node /opt/spigo/dist/cli/bin/run.js'],
])('%s, started by npm %s, is started again by %s', (program, npmCommand, words) => {
  expect(commandWords({ program, npmCommand, folder: '/home/ann/model' }).join(' ')).toBe(words);
});
