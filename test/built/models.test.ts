import { expect, test } from 'vitest';
import { Folder } from '../cli/command.ts';

test('spigo models lists the models with their options, defaults and units', async () => {
  const folder = new Folder();
  const [text, json] = await Promise.all([
    folder.run(['models'], { env: { NO_COLOR: '' } }),
    folder.run(['models', '--json']),
  ]);
  expect(text.stdout).toMatch(/^fsm {2}pirates in a social network/);
  expect(text.stdout).toContain(
    '\n  --set duration=10s\n      how long they talk before the shutdown; a duration such as 90s or 10m\n',
  );
  const models: { name: string; options: Record<string, object> }[] = JSON.parse(json.stdout);
  const [{ name, options }] = models;
  expect(name).toBe('fsm');
  expect(options.population).toMatchObject({ type: 'count', default: 100, min: 2 });
  for (const model of models) {
    expect(text.stdout).toMatch(new RegExp(`^${model.name} {2}\\S`, 'm'));
    for (const key of Object.keys(model.options)) expect(text.stdout).toContain(`--set ${key}=`);
  }
  // All architectures have the same options, which are told once.
  expect(text.stdout.match(/--set regions=/g)).toHaveLength(1);
  expect(text.stdout).toMatch(/^options of netflixoss, .*moonreel:\n {2}--set /m);
  expect([text.code, json.code, text.stderr, json.stderr]).toEqual([0, 0, '', '']);
});

test('spigo models NAME tells of one model', async () => {
  const folder = new Folder();
  const { stdout, stderr, code } = await folder.run(['models', 'moonreel']);
  expect(stdout).toMatch(/^moonreel {2}\S.*\n {2}--set /);
  expect(stdout).not.toContain('netflixoss');
  expect([stderr, code]).toEqual(['', 0]);
});

test('spigo models writes no spaces where a model has no words', async () => {
  const folder = new Folder({
    'mine.mjs': `import { defineModel } from 'spigo';
      export const mine = defineModel({ name: 'mine', options: { count: 5 }, actors() {} });`,
  });
  const { stdout } = await folder.run(['models', './mine.mjs']);
  expect(stdout).toMatch(/^mine\n {2}--set count=5\n {6}a number\n$/);
});

test('help and version answer', async () => {
  const folder = new Folder();
  const [help, run, version] = await Promise.all([
    folder.run(['--help']),
    folder.run(['run', '-h']),
    folder.run(['--version']),
  ]);
  for (const command of ['run', 'replay', 'diff', 'explain', 'models']) {
    expect(help.stdout).toMatch(new RegExp(`^ {2}${command} +[A-Z]`, 'm'));
  }
  // Most people want to run something, so that help shows how at once.
  expect(help.stdout).toMatch(/^ {2}-d, --duration=TIME +virtual time to run/m);
  expect(help.stdout).toMatch(/^EXAMPLES\n( {2}\$ spigo .+\n\n?){3}/m);
  expect(run.stdout).toMatch(/^ {2}-d, --duration=TIME +virtual time to run/m);
  expect(version.stdout).toMatch(/^spigo\/\d+\.\d+\.\d+ \S+ node-v\d+/);
  expect([help.code, run.code, version.code]).toEqual([0, 0, 0]);
});
