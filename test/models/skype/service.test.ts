import { describe, expect, test } from 'vitest';
import { ms, type ObservedEvent, seconds } from '../../../kernel/index.ts';
import { SkypeNode } from '../../../models/skype/node.ts';
import { skype } from '../../../models/skype/skype.ts';
import { type Line, type Message, quiet, Speaker, worldOf } from './scene.ts';

/** A heard message: its sender and content, with channels as names. */
type Heard = readonly [from: string, message: Message];

const plain = (message: unknown): Message => JSON.parse(JSON.stringify(message));

/**
 * Two nodes, of ids 1 and 2, whom the service has opened its network with and who do nothing of their own.
 * Then others say their lines to the service; the first to register has id 3.
 */
function ask(lines: readonly Line[]) {
  const speakers = new Map<string, Speaker>();
  const events: ObservedEvent[] = [];
  const world = worldOf(
    (setup) => {
      skype.actors(setup, { ...quiet, duration: seconds(9) });
      const names = ['skype', 'Mary', 'Anne', 'ear'];
      const channels = new Map(names.map((name) => [name, setup.channel(name)]));
      for (const name of ['Mary', 'Anne', 'ear']) {
        const speaker = new Speaker(
          lines.filter(([speaker]) => speaker === name),
          'skype',
          channels,
        );
        speakers.set(name, speaker);
        setup.spawn(name, () => speaker);
      }
    },
    [{ event: (event) => void events.push(event) }],
  );
  const heard = (name: string): Heard[] =>
    (speakers.get(name)?.heard ?? []).map(({ from, message }) => [from, plain(message)]);
  return { heard, counts: world.counts, events, node: (name: string) => world.actor(name)?.actor };
}

/** She registers after the two nodes, and is online. */
const arrives = (name: string, id: number): readonly Line[] => [
  [name, { type: 'Register', name }, ms(10 * id)],
  [name, { type: 'Authenticate', id }, ms(10 * id + 1)],
];

/** The messages that she heard after she was registered, introduced and online. */
const afterArrival = (heard: readonly Heard[]): readonly Heard[] => heard.slice(3);

describe('Register', () => {
  test('is answered with the next id', () => {
    const { heard } = ask([...arrives('Mary', 3), ...arrives('Anne', 4)]);
    expect(heard('Mary')[0]).toEqual(['skype', { type: 'Registered', id: 3 }]);
    expect(heard('Anne')[0]).toEqual(['skype', { type: 'Registered', id: 4 }]);
  });

  test('introduces the newcomer and one who was there to each other', () => {
    const { heard, node } = ask(arrives('Mary', 3));
    const [, [, introduction]] = heard('Mary');
    const { name } = introduction as { name: string };
    expect(introduction).toEqual({ type: 'NameDrop', name: expect.stringMatching(/^Node[12]$/) });
    const host = node(name);
    expect(host instanceof SkypeNode && host.buddies.map((buddy) => buddy.name)).toContain('Mary');
  });

  test('of a name that is taken is denied, and changes nothing', () => {
    const { heard, counts } = ask([
      ['Mary', { type: 'Register', name: 'Node1' }, ms(5)],
      ['Mary', { type: 'Find', name: 'Node1' }, ms(6)],
    ]);
    expect(heard('Mary')).toEqual([
      ['skype', { type: 'Denied', request: 'Register', about: 'Node1' }],
      ['skype', { type: 'Found', id: 1, name: 'Node1' }],
    ]);
    expect(counts.model).toEqual({ denied: 1 });
  });

  test('of her own name again is answered with the same id, and introduces to nobody', () => {
    const { heard } = ask([
      ...arrives('Mary', 3),
      ['Mary', { type: 'Register', name: 'Mary' }, seconds(1)],
    ]);
    expect(afterArrival(heard('Mary'))).toEqual([['skype', { type: 'Registered', id: 3 }]]);
  });
});

describe('Authenticate', () => {
  test('by an id that nobody has, or that is not her own, is denied', () => {
    const { heard, counts } = ask([
      ['Mary', { type: 'Authenticate', id: 99 }],
      ['Mary', { type: 'Authenticate', id: 1 }, ms(5)],
    ]);
    expect(heard('Mary')).toEqual([
      ['skype', { type: 'Denied', request: 'Authenticate', about: 99 }],
      ['skype', { type: 'Denied', request: 'Authenticate', about: 1 }],
    ]);
    expect(counts.model).toEqual({ denied: 2 });
  });
});

describe('Find', () => {
  test('is answered with the id of a name, or that it is unregistered', () => {
    const { heard, counts } = ask([
      ['Mary', { type: 'Find', name: 'Node2' }, ms(1)],
      ['Mary', { type: 'Find', name: 'Nemo' }, ms(2)],
    ]);
    expect(heard('Mary')).toEqual([
      ['skype', { type: 'Found', id: 2, name: 'Node2' }],
      ['skype', { type: 'Unregistered', name: 'Nemo' }],
    ]);
    expect(counts.model).toEqual({ unregistered: 1 });
  });
});

describe('Connect', () => {
  const calls = (id: number, caller = 3, ear = 'Mary'): Line => [
    'Mary',
    (channel) => ({ type: 'Connect', id, caller, channel: channel(ear) }),
    seconds(1),
  ];

  test('is passed on with id, name and channel; the answer goes to that channel, past the service', () => {
    const { heard, counts, events } = ask([...arrives('Mary', 3), calls(1, 3, 'ear')]);
    expect(afterArrival(heard('Mary'))).toEqual([]);
    expect(heard('ear')).toEqual([['Node1', { type: 'NameDrop', name: expect.any(String) }]]);
    expect(counts.model).toEqual({ connections: 1, nameDrops: 1 });
    const way = events.filter(({ at, kind }) => at === 1e6 && kind === 'message');
    expect(way.map(({ from, to, data }) => [from?.name, to.name, plain(data)])).toEqual([
      ['Mary', 'skype', { type: 'Connect', id: 1, caller: 3, channel: 'ear' }],
      ['skype', 'Node1', { type: 'Connected', id: 3, name: 'Mary', channel: 'ear' }],
      ['Node1', 'ear', { type: 'NameDrop', name: expect.any(String) }],
    ]);
  });

  test('of an id that nobody has is denied', () => {
    const { heard, counts } = ask([...arrives('Mary', 3), calls(99)]);
    expect(afterArrival(heard('Mary'))).toEqual([
      ['skype', { type: 'Denied', request: 'Connect', about: 99 }],
    ]);
    expect(counts.model).toEqual({ denied: 1 });
  });

  test('of one who is not online is answered so: before Authenticate, and after SignOut', () => {
    for (const [lines, offline] of [
      [[['Anne', { type: 'Register', name: 'Anne' }, ms(500)]], 1],
      [[...arrives('Anne', 4)], undefined],
      [[...arrives('Anne', 4), ['Anne', { type: 'SignOut', id: 4 }, ms(500)]], 1],
    ] as const) {
      const { heard, counts } = ask([...arrives('Mary', 3), ...lines, calls(4)]);
      const answers = heard('Mary').filter(([, { type }]) => type === 'Offline');
      expect(answers).toEqual(offline ? [['skype', { type: 'Offline', id: 4 }]] : []);
      expect([counts.model.offline, counts.model.connections]).toEqual([
        offline,
        offline ? undefined : 1,
      ]);
    }
  });

  test('of one who has left is denied, and the name is unregistered and free for another', () => {
    const { heard } = ask([
      ...arrives('Mary', 3),
      ...arrives('Anne', 4),
      ['Anne', { type: 'Leave', id: 4 }, ms(500)],
      ['Mary', { type: 'Find', name: 'Anne' }, ms(900)],
      calls(4),
      ['ear', { type: 'Register', name: 'Anne' }, seconds(2)],
    ]);
    // Without those whom she is introduced to.
    const answers = afterArrival(heard('Mary')).filter(([, { type }]) => type !== 'NameDrop');
    expect(answers).toEqual([
      ['skype', { type: 'Unregistered', name: 'Anne' }],
      ['skype', { type: 'Denied', request: 'Connect', about: 4 }],
    ]);
    // No id comes a second time.
    expect(heard('ear')[0]).toEqual(['skype', { type: 'Registered', id: 5 }]);
  });

  test('in the name of another, or when offline, is denied: she is to authenticate', () => {
    const forged = ask([...arrives('Mary', 3), calls(2, 1)]);
    expect(afterArrival(forged.heard('Mary'))).toEqual([
      ['skype', { type: 'Denied', request: 'Authenticate', about: 1 }],
    ]);
    const away = ask([
      ...arrives('Mary', 3),
      ['Mary', { type: 'SignOut', id: 3 }, ms(500)],
      calls(1),
    ]);
    expect(afterArrival(away.heard('Mary'))).toEqual([
      ['skype', { type: 'Denied', request: 'Authenticate', about: 3 }],
    ]);
    expect([forged.counts.model, away.counts.model]).toEqual([{ denied: 1 }, { denied: 1 }]);
  });
});

test('SignOut and Leave in the name of another have no effect and no answer', () => {
  const { heard } = ask([
    ['Mary', { type: 'SignOut', id: 1 }, ms(5)],
    ['Mary', { type: 'Leave', id: 1 }, ms(5)],
    ['Mary', { type: 'Find', name: 'Node1' }, ms(6)],
  ]);
  expect(heard('Mary')).toEqual([['skype', { type: 'Found', id: 1, name: 'Node1' }]]);
});

test('the service counts what is for nodes, and takes no harm', () => {
  const { counts } = ask([
    ['Mary', { type: 'NameDrop', name: 'Node1' }],
    ['Mary', { type: 'Authenticated' }],
  ]);
  expect(counts.model).toEqual({ unexpected: 2 });
});
