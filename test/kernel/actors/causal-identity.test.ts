import { describe, expect } from 'vitest';
import { type Channel, ms } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, eventsOf, type Me } from './stage.ts';

describe('randomness and identity', () => {
  /** Draws of actor b, and the ids of its events, where actor a does more or less. */
  const lifeOfB = (a: Anyone, before: boolean) => {
    const drawn: number[] = [];
    const seen: string[] = [];
    const b: Anyone = {
      start: (self) => self.every(ms(10), 'Tick'),
      timer(_timer, self) {
        drawn.push(self.random.uniform(), self.random.integer(0, 1000));
        self.send(self.channel, 'x');
      },
      receive: (_message, _from, self) => void drawn.push(self.random.uniform()),
    };
    const events = eventsOf(
      (setup) => {
        if (before) setup.spawn('a', () => a);
        setup.spawn('b', () => b);
        if (!before) setup.spawn('a', () => a);
      },
      { limits: { until: '100ms' } },
    );
    for (const { to, id, cause, at } of events) {
      if (to.name === 'b') seen.push(`${at} ${id} ${cause}`);
    }
    return { drawn, seen };
  };

  test('depend on nothing that another actor does', () => {
    const quiet = lifeOfB({}, true);
    const busy: Anyone = {
      start: (self) => self.every(ms(3), 'Tick'),
      timer(_timer, self) {
        self.random.normal(0, 1);
        self.spawn(`child ${self.now}`, () => ({
          start: (own: Me) => own.send(own.channel, own.random.uniform()),
        }));
        self.send(self.channel, 'x');
      },
    };
    expect(lifeOfB(busy, true)).toEqual(quiet);
    expect(lifeOfB(busy, false)).toEqual(quiet);
    expect(quiet.drawn.length).toBe(27);
    expect(new Set(quiet.drawn.filter((value) => value < 1)).size).toBe(18);
    expect(new Set(quiet.seen).size).toBe(19);
  });

  /** Ids of an actor's events that match, where its tick does this. */
  const idsOf = (kind: 'timer' | 'message', tick: (self: Me, peers: Channel[]) => void) =>
    eventsOf(
      (setup) => {
        const peers = ['p', 'q'].map((name) => setup.spawn(name, () => ({ receive() {} })));
        setup.spawn('one', () => ({
          start: (self) => self.every(ms(10), 'Tick'),
          timer: (_timer, self) => tick(self, peers),
        }));
      },
      { limits: { until: '50ms' } },
    )
      .filter((event) => event.kind === kind && (kind === 'timer' || event.to.name === 'q'))
      .map(({ id }) => id);

  test('the next tick is the same whether or not this one sends, spawns or sets a timer', () => {
    const ids = idsOf('timer', () => undefined);
    expect(new Set(ids).size).toBe(4);
    const busy = idsOf('timer', (self, [peer]) => {
      self.send(peer, 'x');
      self.spawn(`child ${self.now}`, () => ({}));
    });
    expect(busy).toEqual(ids);
  });

  test('a message to one does not depend on one to another, nor on what it says', () => {
    const ids = idsOf('message', (self, [, q]) => self.send(q, 'x'));
    expect(new Set(ids).size).toBe(4);
    const withOther = idsOf('message', (self, [p, q]) => {
      self.send(p, 'x');
      self.send(q, 'y');
    });
    expect(withOther).toEqual(ids);
    const twice = idsOf('message', (self, [, q]) => {
      self.send(q, 'x');
      self.send(q, 'x');
    });
    expect(twice.filter((_id, index) => index % 2 === 0)).toEqual(ids);
    expect(new Set(twice).size).toBe(8);
  });

  test('a message to a new actor does not depend on whether that one has a start', () => {
    const idOf = (child: Anyone) =>
      eventsOf((setup) => {
        setup.spawn('one', () => ({
          start: (self) =>
            self.send(
              self.spawn('child', () => child),
              'x',
            ),
        }));
      }).find(({ kind }) => kind === 'message')?.id;
    expect(idOf({ start() {}, receive() {} })).toBe(idOf({ receive() {} }));
  });
});
