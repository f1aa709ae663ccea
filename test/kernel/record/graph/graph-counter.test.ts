import { expect, test } from 'vitest';
import { play } from '../../actors/stage.ts';

test('a node counts once in the result, however often it is reported', () => {
  const { result } = play((setup) => {
    const names = Array.from({ length: 100 }, (_, index) => `n${index}`);
    for (const name of names) {
      setup.spawn(name, () => ({
        start(self) {
          self.report({ kind: 'node', service: 'one' });
          self.report({ kind: 'node', service: 'one' });
          self.report({ kind: 'edge', target: self.channel });
          self.report({ kind: 'edge', target: self.channel });
        },
      }));
    }
  });
  expect(result.graph).toEqual({ nodes: 100, edges: 200 });
});
