import { expect, test } from 'vitest';
import { MessagePrinter } from '../../../cli/terminal/printers.ts';
import { describeMessages } from '../../../cli/terminal/summary.ts';
import { TextBuffer } from '../../../cli/terminal/text-buffer.ts';
import {
  type Actor,
  type Channel,
  defineModel,
  ms,
  type Network,
  open,
  type World,
} from '../../../kernel/index.ts';

/** A letter that is delivered, and some that are dropped: their texts are the reasons. */
function post(...letters: readonly string[]): { world: World; printed: string } {
  const writer = (to: Channel): Actor<string> => ({
    start(self) {
      for (const letter of letters) self.send(to, letter);
    },
  });
  const model = defineModel({
    name: 'post',
    actors(setup) {
      const reader = setup.spawn('reader', () => ({}));
      setup.spawn('writer', () => writer(reader));
    },
  });
  const network: Network = {
    fate: () => ({ latency: ms(1), isOrdered: true, isSteady: true }),
    verdict: ({ message }) => String(message),
  };
  const buffer = new TextBuffer();
  const observers = [new MessagePrinter(buffer)];
  const world = open(model, { seed: 1 }, { observers, network });
  world.advance();
  return { world, printed: buffer.take() };
}

test('what was dropped is a sum, and how many of it for which reason', () => {
  const said = (...letters: readonly string[]): string =>
    describeMessages(post(...letters).world.counts);
  expect(said('delivered')).toBe('1 of 1 delivered, 0 dropped, 0 in flight');
  expect(said('delivered', 'lost', 'gone', 'lost')).toBe(
    '1 of 4 delivered, 3 dropped (1 gone, 2 lost), 0 in flight',
  );
  expect(said('a\nb')).toBe('0 of 1 delivered, 1 dropped (1 a\\x0ab), 0 in flight');
});

test('a message that was dropped is printed with its reason', () => {
  expect(post('delivered', 'lost', 'gone', 'a\nb').printed.split('\n')).toEqual([
    '#2 [1ms] writer > reader: delivered',
    '#3 [1ms] writer > reader: lost - dropped, lost',
    '#4 [1ms] writer > reader: gone - dropped, reader is gone',
    '#5 [1ms] writer > reader: a\\x0ab - dropped, a\\x0ab',
    '',
  ]);
});
