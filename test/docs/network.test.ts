import { expect, test } from 'vitest';
import { drawNetwork } from './draw-network.ts';

test('the picture of the README is the network of its first run', async () => {
  // After a change of what a run makes, `npx vitest run test/docs/network.test.ts -u` draws it again.
  await expect(drawNetwork()).toMatchFileSnapshot('../../docs/network.svg');
});
