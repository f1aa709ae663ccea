import { describe, expect, test } from 'vitest';
import { Folder, told } from '../cli/command.ts';

const RUN = ['run', 'rumor', '-p', '100', '--seed', '1'];

describe('the measures of a model', () => {
  test('are drawn, written and in the result, and change nothing in the run', async () => {
    const folder = new Folder();
    const [plain, drawn, json] = await Promise.all([
      folder.run(RUN),
      folder.run([...RUN, '--plot', 'residue', '--plot', 'traffic', '--measures', 'm.csv']),
      folder.run([...RUN, '--plot', 'residue', '--measures', 'm.json', '--json', '--svg', 'm.svg']),
    ]);
    expect([plain.code, drawn.code, json.code]).toEqual([0, 0, 0]);
    const fingerprint = told(plain.stdout, 'fingerprint');
    expect(told(drawn.stdout, 'fingerprint')).toBe(fingerprint);

    expect(drawn.stdout).toMatch(/^residue\n +0.99 \|\*/m);
    expect(drawn.stdout).toMatch(/^traffic$/m);
    for (const line of drawn.stdout.split('\n').slice(0, 30)) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
    const [head, first] = folder.read('m.csv').split('\r\n');
    expect(head).toBe('atUs,residue,traffic,cycles,lastDelivery,infective');
    expect(first).toBe('0,0.99,0,0,0,0.01');

    const result = JSON.parse(json.stdout);
    const file = JSON.parse(folder.read('m.json'));
    expect(result).toMatchObject({ fingerprint, measures: { at: expect.any(Array) } });
    expect(file).toMatchObject({ format: 'spigo-measures-1', fingerprint, ...result.measures });
    expect(json.stderr).toMatch(/^residue$/m);
    expect(folder.read('m.svg').match(/(?<=<text class="panel".*>).+(?=<)/g)).toEqual(['residue']);
  });

  test('are refused where the model has none of that name, before the run', async () => {
    const folder = new Folder();
    const [plot, file] = await Promise.all([
      folder.run([...RUN, '--plot', 'resdue']),
      folder.run(['-a', 'fsm', '-d', '1', '--measures', 'm.csv']),
    ]);
    expect([plot.code, plot.stdout, plot.stderr]).toEqual([
      2,
      '',
      'spigo: --plot resdue: model rumor has no such measure; did you mean "residue"?\n',
    ]);
    expect([file.code, file.stderr]).toEqual([
      2,
      'spigo: --measures m.csv: model fsm has no measures\n',
    ]);
  });
});

test('what actors observe is told at the end, and in the result', async () => {
  const folder = new Folder();
  const line = ['run', 'viral', '-p', '20', '-d', '20s', '--seed', '1'];
  const [{ stdout }, json] = await Promise.all([folder.run(line), folder.run([...line, '--json'])]);
  const { count, mean, p50, p99, max } = JSON.parse(json.stdout).histograms.hops;
  const average = Number(mean.toPrecision(4));
  expect(stdout).toContain(
    `\nobserved     hops ${count}: mean ${average}, median ${p50}, 99 % ${p99}, max ${max}\n`,
  );
  expect(count).toBeGreaterThan(3);
});
