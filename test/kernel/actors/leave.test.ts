import { describe, expect } from 'vitest';
import { ms, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { alone, listener, play } from './stage.ts';

describe('self.leave', () => {
  test('what arrives at a leaver is dropped as gone and counted; what it sent still arrives', () => {
    const seen: string[] = [];
    const { world, result } = play((setup) => {
      const other = setup.spawn('other', () => listener(seen));
      const leaver = setup.spawn('leaver', () => ({
        start(self) {
          self.send(self.channel, 'too late');
          self.send(other, 'before');
          self.leave();
          self.leave();
          self.send(other, 'after');
        },
        receive: () => void seen.push('never'),
      }));
      setup.spawn('one', () => ({ start: (self) => self.send(leaver, 'too late') }));
    });
    expect(seen).toEqual(['0 leaver "before"', '0 leaver "after"']);
    expect(result.counts).toMatchObject({
      left: 1,
      sent: 4,
      delivered: 2,
      dropped: { gone: 2 },
      inFlight: 0,
    });
    expect(world.actor('leaver')?.life).toBe('gone');
  });

  test('timers of a leaver never fire, those it sets after leaving included', () => {
    const { seen, result } = alone((self) => {
      self.every(ms(1), 'periodic');
      for (let n = 0; n < 100; n++) self.after(ms(n), { n });
      self.after(us(0), 'now');
      self.leave();
      self.after(ms(1), 'later');
    });
    expect(seen).toEqual([]);
    expect(result.outcome).toMatchObject({ reason: 'idle', events: 1 });
  });

  test('a periodic timer ends when its own handler leaves', () => {
    const { result } = alone(
      (self) => self.every(ms(1), 'T'),
      (_timer, self) => self.leave(),
    );
    expect(result.outcome).toMatchObject({ reason: 'idle', at: 1000 });
  });

  test('messages to a channel without an actor are dropped as gone', () => {
    const { result } = play((setup) => {
      const nobody = setup.channel('nobody');
      setup.spawn('one', () => ({ start: (self) => self.send(nobody, 'x') }));
    });
    expect(result.counts.dropped).toEqual({ gone: 1 });
  });
});
