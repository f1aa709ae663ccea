import { expect, test } from 'vitest';
import { commandWords } from '../../../cli/input/command-words.ts';

test.each([
  ['/usr/local/bin/spigo', undefined, 'spigo'],
  ['/srv/ann/model/node_modules/.bin/spigo', undefined, 'npx spigo'],
  ['/srv/ann/.npm/_npx/52195b82/node_modules/.bin/spigo', 'exec', 'npx spigo'],
  ['/srv/ann/model/node_modules/.bin/spigo', 'run-script', 'npx spigo'],
  ['/srv/ann/model/dist/cli/bin/run.js', 'start', 'npm start --'],
  ['/srv/ann/model/dist/cli/bin/run.js', undefined, 'node dist/cli/bin/run.js'],
  ['/srv/ann/spigo/dist/cli/bin/run.js', undefined, 'node ../spigo/dist/cli/bin/run.js'],
  ['/opt/spigo/dist/cli/bin/run.js', undefined, 'node /opt/spigo/dist/cli/bin/run.js'],
])('%s, started by npm %s, is started again by %s', (program, npmCommand, words) => {
  expect(commandWords({ program, npmCommand, folder: '/srv/ann/model' }).join(' ')).toBe(words);
});
