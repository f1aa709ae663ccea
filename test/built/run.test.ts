import { describe, expect, test } from 'vitest';
import { Folder, told } from '../cli/command.ts';

const RUN = ['-d', '10', '-p', '100', '--seed', '42'];

describe('spigo run', () => {
  test('makes one JSON object of one seed, the same whatever is recorded', async () => {
    const folder = new Folder();
    const [one, two, recorded] = await Promise.all([
      folder.run([...RUN, '--json']),
      folder.run([...RUN, '--json']),
      folder.run([...RUN, '--json', '-g', '-j', '-m', '--trace', 'run.trace']),
    ]);
    const { wallMs, ...result } = JSON.parse(one.stdout);
    expect(result).toMatchObject({
      format: 'spigo-result-1',
      scenario: { model: 'fsm', seed: '42', options: { population: 100, duration: '10s' } },
      outcome: { reason: 'stopped', at: 10_000_000, events: expect.any(Number) },
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      graph: { nodes: 100, edges: expect.any(Number) },
    });
    expect(wallMs).toBeGreaterThan(0);
    for (const { stdout } of [two, recorded]) {
      const { wallMs: _, ...again } = JSON.parse(stdout);
      expect(again).toEqual(result);
    }
    const messages = recorded.stderr.split('\n').filter((line) => line.includes(' > '));
    expect(messages.length).toBe(result.counts.delivered);
    expect([one.code, two.code, recorded.code]).toEqual([0, 0, 0]);
  });

  test('prints every message to standard output with -m, and its log lines beside', async () => {
    const { stdout, stderr } = await new Folder().run(['-d', '1', '-p', '3', '-m', '--seed', '1']);
    expect(stdout).toMatch(/^#2 \[0s\] fsm > Pirate1: Hello \(fsm\) Pirate1\n/);
    expect(stdout).toContain('[1s] Pirate1 > fsm: Goodbye (Pirate1) Pirate1\n');
    expect(told(stdout, 'messages')).toMatch(/^(\d+) of \1 delivered, 0 dropped, 0 in flight$/);
    expect(stderr).toContain('[1s] fsm: Exit\n');
    expect(stderr).not.toContain(' > ');
  });

  test('ends at its limits, too many pending events being a failure', async () => {
    const folder = new Folder();
    const [until, pending] = await Promise.all([
      folder.run([...RUN, '--until', '2s']),
      folder.run([...RUN, '--pending', '50']),
    ]);
    // This holds for any last event.
    expect(until.stdout).toMatch(/^fsm stopped at its time limit, after 2s\n/);
    expect(told(until.stdout, 'time')).toMatch(/^2s virtual, /);
    expect(pending.stdout).toMatch(/^fsm stopped at its limit of pending events, at /);
    expect([until.code, pending.code]).toEqual([0, 1]);
    expect(until.stderr).not.toContain('complete');
  });

  test('runs a scenario, in which flags have the last word', async () => {
    const scenario = { seed: 'a', options: { population: 5, duration: '1s' }, ties: 'shuffled' };
    const folder = new Folder({ 'a.json': JSON.stringify(scenario) });
    const { stdout } = await folder.run(['a.json', '-p', '7', '--seed', 'b', '--json']);
    expect(JSON.parse(stdout).scenario).toMatchObject({
      model: 'fsm',
      seed: 'b',
      options: { population: 7, duration: '1s' },
      ties: 'shuffled',
    });
  });
});
