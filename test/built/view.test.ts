import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readScenario, simulate } from '../../kernel/index.ts';
import { builtInModel } from '../../models/built-in.ts';
import { Folder, fixture } from '../cli/command.ts';
import { Browser, serve } from './viewing.ts';

const SMALL = { population: '20', until: '60s' } as const;

/** The fingerprint of a run of spread that nobody watches. */
async function fingerprintOf(scenario: object): Promise<string> {
  const model = await builtInModel('spread');
  if (model === undefined) throw new Error('no model');
  return simulate(model, readScenario(scenario, 'download')).fingerprint;
}

describe('a live run', () => {
  test('is the same run that the command makes, and what was done by hand is replayed', async () => {
    const { server } = await serve('spread', SMALL);
    const browser = await Browser.open(server.url);
    await browser.order({ does: 'event', event: 60 });
    const { picture } = await browser.lookFor((look) => look.picture.event === 60);
    await browser.ask('intervene', {
      intervention: { does: 'begin', fault: { kind: 'crash', actors: 'node3' } },
    });
    const after = await browser.lookFor((look) => look.picture.seen.run > 1);
    expect(after.picture.fingerprint).toBe(picture.fingerprint);
    await browser.order({ does: 'speed', speed: null });
    await browser.order({ does: 'play' });
    const end = await browser.lookFor((look) => look.picture.outcome !== undefined);
    const { scenario } = await browser.ask('scenario', {});
    expect(end.picture.fingerprint).toBe(await fingerprintOf(scenario));
    expect(scenario).toMatchObject({ faults: [{ key: 'crash node3' }] });
  });

  test('is paused, stepped and changed for all who watch it', async () => {
    const { server } = await serve('spread', SMALL);
    const [one, other] = await Promise.all([Browser.open(server.url), Browser.open(server.url)]);
    await one.order({ does: 'event', event: 30 });
    await other.lookFor(({ picture }) => picture.event === 30);
    await other.order({ does: 'step', by: -2 });
    const { isPlaying } = await one.lookFor(({ picture }) => picture.event === 28);
    expect(isPlaying).toBe(false);
    await other.order({ does: 'speed', speed: 10 });
    await other.order({ does: 'play' });
    await one.lookFor((look) => look.isPlaying && look.picture.event > 28);
    await one.order({ does: 'pause' });
    await other.lookFor((look) => !look.isPlaying);
  });

  test('ends where it is stopped, and the scenario says so', async () => {
    const { server } = await serve('spread', SMALL);
    const browser = await Browser.open(server.url);
    await browser.order({ does: 'event', event: 25 });
    await browser.lookFor(({ picture }) => picture.event === 25);
    await browser.ask('intervene', { intervention: { does: 'stop' } });
    const { picture } = await browser.lookFor((look) => look.picture.outcome !== undefined);
    expect(picture.outcome).toMatchObject({ reason: 'event-limit', events: 25 });
    const { scenario } = await browser.ask('scenario', {});
    expect(scenario).toMatchObject({ limits: { events: 25 } });
  });

  test('begins anew with another scenario', async () => {
    const { server } = await serve('spread', SMALL);
    const browser = await Browser.open(server.url);
    const { scenario } = await browser.ask('join', {});
    const { opening } = await browser.look();
    await browser.ask('open', { scenario: { ...scenario, options: { population: 7 } } });
    const look = await browser.lookFor((one) => one.opening !== opening);
    expect(look.picture.names.length).toBe(7);
    const refused = browser.ask('open', { scenario: { ...scenario, options: { population: -1 } } });
    await expect(refused).rejects.toThrow(/population/);
    expect((await browser.ask('horizon', {})).names.length).toBe(7);
  });

  test('of a module of its own is loaded from it', async () => {
    const { server } = await serve(fixture('scenarios/ping.json'));
    const browser = await Browser.open(server.url);
    const { scenario } = await browser.ask('join', {});
    expect(scenario).toMatchObject({ options: { rounds: 2 } });
    expect((await browser.ask('survey', {})).run).toBe(1);
  });

  test('that cannot be made tells its browsers why, and the server goes on', async () => {
    const faults = [{ kind: 'crash', actors: 'nobody', from: '1s' }];
    const folder = new Folder({ 'faults.json': JSON.stringify({ faults }) });
    const { server, lines } = await serve('spread', { faults: `${folder.path}/faults.json` });
    const browser = await Browser.open(server.url);
    expect(await browser.closed).toMatchObject({
      code: 1011,
      reason: expect.stringMatching(/nobody/),
    });
    expect(lines).toEqual([expect.stringMatching(/^the run of the page has ended: .*"nobody"/)]);
    expect((await fetch(server.url)).status).toBe(200);
  });

  test('goes on when a browser leaves in the middle', async () => {
    const { server } = await serve('spread', SMALL);
    const [one, other] = await Promise.all([Browser.open(server.url), Browser.open(server.url)]);
    await one.order({ does: 'speed', speed: null });
    void one.look();
    one.socket.terminate();
    await other.order({ does: 'play' });
    const end = await other.lookFor(({ picture }) => picture.outcome !== undefined);
    const { scenario } = await other.ask('scenario', {});
    expect(end.picture.fingerprint).toBe(await fingerprintOf(scenario));
  });
});

describe('who may look', () => {
  const get = async (url: string, headers: Record<string, string> = {}): Promise<number> => {
    const { hostname, pathname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const lines = Object.entries({ host: `${hostname}:${port}`, connection: 'close', ...headers });
    socket.write(
      `GET ${pathname} HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n`,
    );
    const [data] = await once(socket, 'data');
    socket.destroy();
    return Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1]);
  };

  test('the page is for those who know its address', async () => {
    const { server, lines } = await serve('spread', SMALL);
    const { url } = server;
    const { origin, port } = new URL(url);
    expect(await get(url)).toBe(200);
    expect(await get(url, { host: `localhost:${port}` })).toBe(200);
    expect(await get(`${origin}/`)).toBe(403);
    expect(await get(`${origin}/another-token/`)).toBe(403);
    expect(await get(url, { host: `evil.example:${port}` })).toBe(403);
    expect(await get(url, { origin: 'http://evil.example' })).toBe(403);
    expect(await get(url, { origin: 'null' })).toBe(403);
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^refused a request: got [^\n]+$/);
  });

  test.each(['..%2f..%2fpackage.json', '%2e%2e/package.json', 'package.json', '%', '%00'])(
    'no path leads out of what is served: %s',
    async (path) => {
      const { server } = await serve('spread', SMALL);
      expect([400, 403, 404]).toContain(await get(`${server.url}${path}`));
    },
  );

  test.each([
    ['a page of another origin', { origin: 'http://evil.example' }],
    ['a name of a host that was made to lead here', { host: 'evil.example' }],
  ])('the run is not for %s', async (_, headers) => {
    const { server, lines } = await serve('spread', SMALL);
    await expect(Browser.open(server.url, headers)).rejects.toThrow(/403/);
    await expect(Browser.open(server.url.replace(/\w\/$/, '/'))).rejects.toThrow(/403/);
    await expect(Browser.open(`${server.url}other`)).rejects.toThrow(/404/);
    expect(lines).toHaveLength(3);
  });
});

describe('what makes no sense is refused on one line, and the run goes on', () => {
  const cases: readonly (readonly [string, string | Buffer, RegExp])[] = [
    ['malformed JSON', '{"number": 1, ', /malformed JSON/],
    ['no question', '[1, 2]', /message: got \[1,2\], expected a question/],
    [
      'an unknown question',
      '{"number":1,"asked":{"question":"advance"}}',
      /question: got "advance", expected a question/,
    ],
    [
      'half a question',
      '{"number":1,"asked":{"question":"actor"}}',
      /asked: name: got nothing, expected a text/,
    ],
    [
      'an unknown order',
      '{"number":1,"asked":{"question":"order","order":{"does":"constructor"}}}',
      /order: does: got "constructor", expected an order/,
    ],
    ['a frame over 1 MB', 'x'.repeat(1_000_001), /Max payload size exceeded/],
    ['binary data', Buffer.from([1, 2, 3]), /binary/],
  ];
  test.each(cases)('%s', async (_, data, message) => {
    const { server, lines } = await serve('spread', SMALL);
    const [good, bad] = await Promise.all([Browser.open(server.url), Browser.open(server.url)]);
    bad.socket.send(data);
    await bad.closed;
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
    await good.order({ does: 'event', event: 20 });
    await good.lookFor(({ picture }) => picture.event === 20);
  });

  test('what cannot be done by hand', async () => {
    const { server, lines } = await serve('spread', SMALL);
    const browser = await Browser.open(server.url);
    const refused = browser.ask('intervene', {
      intervention: { does: 'begin', fault: { kind: 'crash', actors: 'nobody' } },
    });
    await expect(refused).rejects.toThrow(/"nobody"/);
    expect(lines).toHaveLength(1);
    await browser.order({ does: 'event', event: 20 });
    await browser.lookFor(({ picture }) => picture.event === 20);
  });

  test('more questions at once than a page asks', async () => {
    const { server } = await serve('spread', SMALL);
    const browser = await Browser.open(server.url);
    const ask = (number: number): void =>
      browser.socket.send(
        JSON.stringify({ number, asked: { question: 'causes', id: '0123456789abcdef' } }),
      );
    for (let number = 1; number <= 40; number += 1) ask(number);
    expect(await browser.closed).toMatchObject({ code: 1008 });
  });
});

test('a browser that stalls is dropped, and the others see the run go on', async () => {
  const { server, lines } = await serve('spread', SMALL, 150);
  const [good, stalled] = await Promise.all([Browser.open(server.url), Browser.open(server.url)]);
  stalled.socket.pause();
  await good.order({ does: 'speed', speed: null });
  await good.order({ does: 'play' });
  await good.lookFor(({ picture }) => picture.outcome !== undefined);
  while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(lines).toEqual(['dropped a browser that does not answer']);
  expect((await good.ask('horizon', {})).names.length).toBe(20);
});

describe('spigo view', () => {
  /** The first line that a process prints. */
  const addressOf = async (child: ReturnType<Folder['start']>): Promise<string> => {
    const [data] = await once(child.stdout ?? child, 'data');
    return String(data).trim();
  };

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address, and ends well on %s',
    async (signal) => {
      const folder = new Folder();
      const child = folder.start(['view', 'spread', '-p', '20']);
      const url = await addressOf(child);
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
      const browser = await Browser.open(url);
      await browser.look();
      child.kill(signal);
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      await browser.closed;
    },
  );

  test('without a model offers all built-in ones, and the scenarios of the folder', async () => {
    const scenario = JSON.stringify({ model: 'spread', seed: 'mine', options: { population: 9 } });
    const folder = new Folder({ 'my run.json': scenario, 'package.json': '{"name":"x"}' });
    const child = folder.start(['view']);
    const url = await addressOf(child);
    const text = await (await fetch(url)).text();
    expect(text).toContain('models/fsm');
    expect(text).toContain('examples/raft-cut');
    expect(text).toContain('scenarios/my%20run.json');
    expect(text).not.toContain('package.json');
    const browser = await Browser.open(`${url}scenarios/my%20run.json`);
    expect((await browser.ask('join', {})).scenario).toMatchObject({ seed: 'mine' });
    expect((await fetch(`${url}scenarios/package.json`)).status).toBe(404);
  });

  test('refuses a model that is none, and a port that is taken', async () => {
    const folder = new Folder();
    const unknown = await folder.run(['view', 'sprad']);
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toMatch(/spread/);
    const { server } = await serve('spread', SMALL);
    const taken = await folder.run(['view', 'fsm', '--port', new URL(server.url).port]);
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringMatching(/EADDRINUSE/)]);
    const lone = await folder.run(['view', '--seed', '1']);
    expect([lone.code, lone.stderr]).toEqual([2, expect.stringMatching(/--seed: got no model/)]);
  });
});
