import { describe, expect, test } from 'vitest';
import {
  type Actor,
  type Channel,
  type Gotocol,
  gotocol,
  ms,
  type Network,
  open,
  type Setup,
  seconds,
} from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import type { Pirate } from '../../../models/fsm/pirate.ts';
import { Farewells, GoldLedger } from '../../../models/fsm/properties.ts';
import { newPirate, says, stopsAfter, worldOf } from './broken-world.ts';

// A property that cannot fail is worth nothing: each of them fails here on a world that breaks it.

describe('that farewells are said once, and are the last', () => {
  const dismissal = gotocol('Goodbye', null, 'beer volcano');
  const verdict = <Timer>(mary: Actor<Gotocol, Timer>, extra: readonly Gotocol[] = []) => {
    const farewells = new Farewells();
    worldOf(
      (setup) => {
        const channel = setup.spawn('Mary', () => mary);
        const parent = setup.channel('parent');
        const hello = gotocol('Hello', parent, 'Mary');
        const lines = [hello, dismissal, ...extra].map((line) => [channel, line] as const);
        setup.spawn(parent, () => says(...lines));
      },
      [farewells],
    );
    return farewells.check();
  };

  test('holds for a pirate, to whom nothing comes any more', () => {
    expect(verdict(newPirate(), [dismissal, gotocol('GoldCoin', null, 5)])).toBe(true);
  });

  test('fails for one that says it twice', () => {
    const twice: Actor<Gotocol> = {
      receive({ imposition }, from, self) {
        if (imposition !== 'Goodbye') return;
        const farewell = gotocol('Goodbye', self.channel, self.name);
        self.send(from, farewell);
        self.send(from, farewell);
        self.leave();
      },
    };
    expect(verdict(twice)).toBe('Mary said Goodbye twice (at 0 us)');
  });

  test('fails for one that stays and hears on, or acts by a timer', () => {
    const deaf: Actor<Gotocol> = { receive() {} };
    expect(verdict(deaf, [gotocol('GoldCoin', null, 5)])).toBe(
      'Mary handled a message after its Goodbye (at 0 us)',
    );
    const restless: Actor<Gotocol, string> = {
      receive: (_message, _from, self) => self.after(ms(5), 'Chat'),
      timer() {},
    };
    expect(verdict(restless)).toBe('Mary handled a timer after its Goodbye (at 5000 us)');
  });
});

describe('that the gold adds up', () => {
  const verdict = (actors: (setup: Setup, mary: Channel, state: Pirate) => void) => {
    const ledger = new GoldLedger();
    const world = worldOf(
      (setup) => {
        const mary = newPirate();
        actors(
          setup,
          setup.spawn('Mary', () => mary),
          mary,
        );
      },
      [ledger],
    );
    return ledger.check(world);
  };

  test('holds for gold that the set-up gives, and for gold that is lost on its way', () => {
    const issue = gotocol('GoldCoin', null, 50);
    const leave = gotocol('Goodbye', null, '');
    expect(verdict((setup, mary) => setup.spawn('fsm', () => says([mary, issue])))).toBe(true);
    // What comes after her Goodbye was never issued, as nobody gave it.
    expect(
      verdict((setup, mary) =>
        setup.spawn('fsm', () => says([mary, issue], [mary, leave], [mary, issue])),
      ),
    ).toBe(true);
  });

  test('fails for gold out of nothing', () => {
    const forged = (setup: Setup, mary: Channel) => {
      const forger = setup.channel('forger');
      setup.spawn(forger, () => says([mary, gotocol('GoldCoin', forger, 7)]));
    };
    expect(verdict(forged)).toBe('held 7 + in flight 0 + dropped 0 is not issued 0');
  });

  test('fails for gold that vanishes', () => {
    const lost = (setup: Setup, mary: Channel) => {
      const sink = setup.spawn('sink', () => ({}));
      const lines = [
        gotocol('NameDrop', sink, 'sink'),
        gotocol('GoldCoin', null, 99),
        gotocol('Chat', null, '1ms'),
      ];
      setup.spawn('fsm', () => says(...lines.map((line) => [mary, line] as const)));
      setup.spawn('clock', () => stopsAfter(seconds(1)));
    };
    expect(verdict(lost)).toMatch(/^held \d\d? \+ in flight 0 \+ dropped 0 is not issued 99$/);
  });

  test('fails for a pirate in debt', () => {
    expect(
      verdict((_setup, _mary, state) => {
        state.booty = -1;
      }),
    ).toBe('Mary holds -1 gold');
  });

  test('counts gold that is on its way', () => {
    const ledger = new GoldLedger();
    const input = { seed: 1, strict: true, options: { population: 20, duration: seconds(30) } };
    const network: Network = {
      fate: () => ({ latency: seconds(2), isOrdered: true, isSteady: true }),
    };
    const world = open(fsm, input, { observers: [ledger], network });
    let onItsWay = 0;
    for (let at = 0; at < 30; at += 1) {
      world.advance({ until: seconds(at) });
      expect(ledger.check(world)).toBe(true);
      for (const { message } of world.inFlight()) {
        const { imposition, channel } = message as Gotocol;
        if (imposition === 'GoldCoin' && channel !== null) onItsWay += 1;
      }
    }
    expect(onItsWay).toBeGreaterThan(0);
  });
});
