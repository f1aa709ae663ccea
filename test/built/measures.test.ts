import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readMetrics, serviceFigures } from '../../kernel/metrics.ts';
import { ended, Folder, fixture, inPairs, told } from '../cli/command.ts';
import { otlpComplaints, readOtlp } from '../kernel/record/spans/otlp.ts';

const SERVERS = fixture('models/servers.mjs');
const RUN = [SERVERS, '--seed', '1'];
/** Longer than any test may take. */
const LONG = [...RUN, '--set', 'requests=1000000000'];

describe('--metrics and --spans', () => {
  test('write what was measured, and change nothing in the run', async () => {
    const folder = new Folder();
    const [plain, measured, csv] = await Promise.all([
      folder.run(RUN),
      folder.run([...RUN, '--metrics', 'm.json', '--spans', 's.jsonl', '-j', '-g', '--trace', 't']),
      folder.run([...RUN, '--metrics', 'm.CSV']),
    ]);
    expect([measured.code, csv.code]).toEqual([0, 0]);
    const fingerprint = told(plain.stdout, 'fingerprint');
    expect(told(measured.stdout, 'fingerprint')).toBe(fingerprint);
    expect(told(csv.stdout, 'fingerprint')).toBe(fingerprint);

    const file = JSON.parse(folder.read('m.json'));
    expect(file).toMatchObject({
      format: 'spigo-metrics-2',
      spigo: expect.any(String),
      node: process.version,
      scenario: { seed: '1', options: { requests: 500 } },
      outcome: { reason: 'idle' },
      fingerprint,
      durationUs: file.outcome.at,
    });
    const [db, ...others] = serviceFigures(readMetrics(file, 'm.json'));
    expect(others).toEqual([]);
    expect(db).toMatchObject({ name: 'db', requests: 500, calls: 500, load: { servers: 1 } });
    expect(db.timeouts).toBeGreaterThan(100);
    const csvLines = folder.read('m.CSV').split('\r\n');
    const run = `1,${file.durationUs},db,,,`;
    expect(csvLines).toContain(`${run},requests,500,,,,,,,,,`);
    expect(csvLines).toContain(`${run},timeouts,${db.timeouts},,,,,,,,,`);

    const spans = folder.read('s.jsonl');
    expect(otlpComplaints(spans)).toEqual([]);
    expect(readOtlp(spans).spans.length).toBe(1000);
  });

  test('tell how busy a server of a user’s own was, by its Station', async () => {
    const folder = new Folder();
    const args = [fixture('models/till.ts'), '-d', '1h', '--seed', '1', '--metrics', 'm.json'];
    const { stderr, code } = await folder.run(args);
    expect([stderr, code]).toEqual([
      expect.stringMatching(/^spigo: wrote m.json, [\d.]+ kB\n$/),
      0,
    ]);
    const [till] = serviceFigures(readMetrics(JSON.parse(folder.read('m.json')), 'm.json'));
    expect(till.load).toMatchObject({ servers: 1, workers: 1, queueMax: 5 });
    // An M/M/1 queue of six places at a load of 0.8 is busy for 0.747 of the time.
    expect(till.load?.utilisation).toBeGreaterThan(0.65);
    expect(till.load?.utilisation).toBeLessThan(0.85);
    expect(till.requests).toBeGreaterThan(900);
  });

  test('are written for a run in which nothing is served, and it is said', async () => {
    const folder = new Folder();
    const run = ['-d', '1', '-p', '2', '--metrics', 'm.json', '--spans', 's.jsonl'];
    const { code, stdout, stderr } = await folder.run(run);
    expect(code).toBe(0);
    for (const file of ['--metrics m.json', '--spans s.jsonl']) {
      expect(stderr).toContain(`\nspigo: ${file}: no actor reported a span\n`);
    }
    const { services, durationUs, fingerprint } = JSON.parse(folder.read('m.json'));
    expect([services, durationUs]).toEqual([[], 1_000_000]);
    expect(fingerprint).toBe(told(stdout, 'fingerprint'));
    expect(folder.read('s.jsonl')).toBe('');
  });

  test('tell of a run that was interrupted as far as it came, in whole requests', async () => {
    const folder = new Folder();
    const child = folder.start([...LONG, '--metrics', 'm.json', '--spans', 's.jsonl']);
    const sizes = (): number[] => folder.list().map((name) => folder.read(name).length);
    while (Math.max(0, ...sizes()) < 100_000) await setTimeout(20);
    expect(folder.list().every((name) => name.endsWith('.partial'))).toBe(true);
    child.kill('SIGINT');
    expect((await ended(child)).code).toBe(130);
    expect(folder.list()).toEqual(['m.json', 's.jsonl']);
    const { outcome, services } = JSON.parse(folder.read('m.json'));
    expect(outcome.reason).toBe('interrupted');
    expect(services[0].requests).toBeGreaterThan(10);
    expect(otlpComplaints(folder.read('s.jsonl'))).toEqual([]);
  });

  test('say how many spans of requests under way at the end are left out', async () => {
    const folder = new Folder();
    const { stderr, code } = await folder.run([...RUN, '--until', '6600us', '--spans', 's']);
    expect(code).toBe(0);
    // The server has sent its response, and the client does not have it yet.
    expect(stderr).toBe(
      'spigo: --spans: left out 1 span of requests that had not ended\nspigo: wrote s, 0 bytes\n',
    );
    expect(folder.read('s')).toBe('');
  });

  test('tell of the whole span of a run that ends at its limit of time', async () => {
    // Requests of 100 ms each come at 0.01 a second; nothing happens after the last of them.
    const sparse = fixture('architectures/sparse.json');
    const folder = new Folder();
    const span = ['-d', '1000', '--until', '200s', '--seed', '1'];
    const { stdout, code } = await folder.run(['-a', sparse, ...span, '--metrics', 'm.json']);
    expect(stdout).toMatch(/^sparse stopped at its time limit, after 200s\n/);
    const file = JSON.parse(folder.read('m.json'));
    expect([code, file.durationUs, file.outcome.at]).toEqual([0, 200e6, 200e6]);
    const db = serviceFigures(readMetrics(file, 'm.json')).find(({ name }) => name === 'db');
    const { answered = 0, throughputPerS, load } = db ?? {};
    expect(answered).toBeGreaterThan(0);
    expect(throughputPerS).toBe(answered / 200);
    expect(load?.utilisation).toBe((answered * 0.1) / 200);
  });

  test('begin when --epoch says, and have the share of requests that --spans-sample says', async () => {
    const folder = new Folder();
    const epoch = ['--epoch', '2026-01-31T12:00:00Z', '--spans-sample', '0.1'];
    const { stderr, code } = await folder.run([...RUN, '--spans', 's', ...epoch]);
    expect([stderr, code]).toEqual([expect.stringMatching(/^spigo: wrote s, \d+ kB\n$/), 0]);
    const { spans } = readOtlp(folder.read('s'));
    const traces = new Set(spans.map(({ traceId }) => traceId));
    expect(traces.size).toBeGreaterThan(20);
    expect(traces.size).toBeLessThan(80);
    const begin = BigInt(Date.parse('2026-01-31T12:00:00Z')) * 1_000_000n;
    for (const { start } of spans) expect(start).toBeGreaterThanOrEqual(begin);
  });

  test.each([
    [['--epoch', 'yesterday', '--spans', 's'], '--epoch: got "yesterday", expected now, or a time'],
    [['--epoch', '2026-01-31T12:00', '--spans', 's'], '--epoch: got "2026-01-31T12:00", expected'],
    [['--epoch', '2026-02-30', '--spans', 's'], '--epoch: got "2026-02-30", expected now'],
    [['--epoch', '1970-01-01', '--spans', 's'], '--epoch: got "1970-01-01", expected now'],
    [['--epoch', 'now'], '--epoch: got no --spans, expected the file of spans'],
    [['--spans-sample', '2', '--spans', 's'], '--spans-sample: got "2", expected a number'],
    [['--spans-sample', '0.1'], '--spans-sample: got no --spans, expected the file of spans'],
  ])('are refused with %j', async (args, told) => {
    const folder = new Folder();
    const { stderr, code } = await folder.run([...RUN, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(`spigo: ${told}`);
    expect(folder.list()).toEqual([]);
  });

  test('are none where the sample is empty, which is told', async () => {
    const { stderr } = await new Folder().run('-a lamp -d 1 --spans s --spans-sample 0'.split(' '));
    expect(stderr).toContain('\nspigo: --spans s: no request is in the sample\n');
  });

  test('are not written over the file that the run is made of, nor over each other', async () => {
    const folder = new Folder({ 'x.json': '{}' });
    await inPairs(['--metrics', '--spans'], async (flag) => {
      const { stderr, code } = await folder.run(['x.json', flag, './x.json']);
      expect(code).toBe(2);
      expect(stderr).toBe(
        `spigo: ${flag} ./x.json: got the file that the run is made of, expected another\n`,
      );
    });
    const both = await folder.run([...RUN, '--spans', 'a', '--metrics', 'a']);
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('--metrics a: got a file that is being written already');
    expect(folder.list()).toEqual(['x.json']);
  });

  test.each([
    ['load', /^spigo: model servers: loads failed: Error: no load \(.*\)\n/],
    [
      'workers',
      /^spigo: model servers: loads failed: actor "db1": load: workers: got "1", expected a whole number from 0\n/,
    ],
  ])(
    'a load that an actor cannot tell makes the run a failure, and all files are there: %s',
    async (fault, told) => {
      const folder = new Folder();
      const run = [...RUN, '--set', `fault=${fault}`, '--metrics', 'm.json', '--spans', 's'];
      const { stderr, code } = await folder.run(run);
      expect(code).toBe(1);
      expect(stderr).toMatch(told);
      const [db] = serviceFigures(readMetrics(JSON.parse(folder.read('m.json')), 'm.json'));
      expect([db.requests, db.load]).toEqual([500, undefined]);
      expect(folder.list()).toEqual(['m.json', 's']);
    },
  );
});

test('no server is asked for its load in a run without --metrics', async () => {
  const { stderr, code } = await new Folder().run([...RUN, '--set', 'fault=load']);
  expect([stderr, code]).toEqual(['', 0]);
});

test('what measures is loaded by who asks for it alone', async () => {
  const env = { NODE_DEBUG: 'esm' };
  const loads = async (...args: string[]): Promise<boolean> =>
    (await new Folder().runApart(args, { env })).stderr.includes('dist/kernel/metrics.js');
  expect(await loads(...RUN, '--spans', 's')).toBe(false);
  expect(await loads('-d', '1')).toBe(false);
  expect(await loads('--version')).toBe(false);
  expect(await loads('-d', '1', '--metrics', 'm.json')).toBe(true);
});
