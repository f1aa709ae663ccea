import { afterAll, test } from 'vitest';
import { Desk } from './page.ts';

const desk = new Desk('.pages');
afterAll(() => desk.clear());

// After a change of what is printed, `npx vitest run test/built/pages.test.ts -u` writes the pages and their pictures. Read them again.
test.each([
  'docs/tutorial-gossip.md',
  'docs/tutorial-determinism.md',
  'docs/tutorial-page.md',
  'docs/sweep.md',
])('%s shows what its commands print and draw', (page) => desk.follow(page));

test('docs/tutorial-services.md shows what its commands print on a terminal', () =>
  desk.follow('docs/tutorial-services.md', { isTerminal: true }));
