import { spawn } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { COMMAND, ended, Folder } from '../cli/command.ts';

/** A model whose only actor does something at its start, in a module that also does something. */
const model = (start: string, module = ''): string => `import { defineModel } from 'spigo';
  ${module}
  export const mine = defineModel({
    name: 'mine',
    actors: (setup) => void setup.spawn('a', () => ({ start(self) { ${start} } })),
  });`;

describe('a module that ends the command', () => {
  const ends: [name: string, text: string, told: RegExp, code: number][] = [
    [
      'by process.exit(0)',
      model('process.exit(0);'),
      /^spigo: .*process\.exit\(0\) in a module.*\n$/,
      1,
    ],
    [
      'by process.exit(5)',
      model('process.exit(5);'),
      /^spigo: .*process\.exit\(5\) in a module.*\n$/,
      5,
    ],
    [
      'as it awaits what never comes',
      model('', 'await new Promise(() => undefined);'),
      /^spigo: mine\.mjs: got an await that never ends, expected one that does\n$/,
      1,
    ],
  ];
  test.each(ends)('%s is told of', async (_, text, told, expected) => {
    const folder = new Folder({ 'mine.mjs': text });
    const { stdout, stderr, code } = await folder.runApart(['mine.mjs', '-j', '--trace', 'x']);
    expect(stderr).toMatch(told);
    expect([stdout, code, folder.list()]).toEqual(['', expected, ['mine.mjs']]);
  });

  test('not, as a timer of it still runs, is told of, and the command ends', async () => {
    const folder = new Folder({ 'mine.mjs': model('', 'setInterval(() => undefined, 1000);') });
    const { stderr, code } = await folder.runApart(['mine.mjs']);
    expect(stderr).toBe('spigo: a module of the model has left 1 timer running\n');
    expect(code).toBe(0);
  });
});

describe('a model that throws or says anything', () => {
  const throws: [name: string, start: string, told: string][] = [
    ['a symbol', "throw Symbol('x');", 'a: Symbol(x)'],
    ['what has no text', 'throw Object.create(null);', 'a: something that has no text'],
    [
      'a stack that is a number',
      "throw Object.assign(new Error('x'), { stack: 5 });",
      'a: Error: x',
    ],
    [
      'a name that is a symbol',
      "throw Object.assign(new Error('x'), { name: Symbol() });",
      'a: something',
    ],
    [
      'a message that throws',
      "throw Object.defineProperty(new Error('x'), 'message', { get() { throw 1; } });",
      'a: something',
    ],
    [
      'a log of a symbol',
      'self.log(Symbol());',
      'a: SimulationError: a logs symbol, expected a text',
    ],
  ];
  test.each(throws)('has failed: %s', async (_, start, told) => {
    const { stdout, code } = await new Folder({ 'mine.mjs': model(start) }).run(['mine.mjs']);
    expect(stdout).toContain(`mine failed at 0s: ${told}`);
    expect(code).toBe(1);
  });
});

test('Node before 20.19 is told that it is too old, in a line', async () => {
  const old = "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });";
  const preload = `data:text/javascript,${encodeURIComponent(old)}`;
  const child = spawn(process.execPath, ['--import', preload, COMMAND, '-d', '0']);
  const { stdout, stderr, code } = await ended(child);
  expect(stderr).toBe('spigo: needs Node 20.19 or later, got 18.20.8\n');
  expect([stdout, code]).toEqual(['', 2]);
});

test('the version may go to a reader that has gone', async () => {
  const { stdout, stderr } = await new Folder().shell('(spigo --version; echo $? >&2) | true');
  expect([stdout, stderr]).toEqual(['', expect.stringMatching(/^(0|141)\n$/)]);
});

test.runIf(process.getuid?.() === 0)('a process may have no account and no home', async () => {
  const child = spawn(process.execPath, [COMMAND, '-d', '0', '-p', '2'], { uid: 54_321, env: {} });
  const { stdout, stderr, code } = await ended(child);
  expect(stdout).toMatch(/^fsm complete at 0s\n/);
  expect([stderr.split('\n').at(-2), code]).toEqual(['spigo: fsm complete', 0]);
});

test('code that a folder of the user lists as plugins is not loaded', async () => {
  const folder = new Folder({
    'data/spigo/package.json': JSON.stringify({
      oclif: { schema: 1, plugins: [{ name: 'evil', type: 'user' }] },
      dependencies: { evil: '1.0.0' },
    }),
    'data/spigo/node_modules/evil/package.json': JSON.stringify({
      name: 'evil',
      version: '1.0.0',
      oclif: { hooks: { init: './hook.cjs' } },
    }),
    'data/spigo/node_modules/evil/hook.cjs':
      "console.log('evil'); exports.default = () => undefined;",
  });
  const env = { XDG_DATA_HOME: `${folder.path}/data` };
  const { stdout } = await folder.runApart(['-d', '0', '-p', '2'], { env });
  expect(stdout).not.toContain('evil');
});

test('a run that needs more memory than there is says what to lower or raise, and leaves no file', async () => {
  const folder = new Folder();
  const env = { NODE_OPTIONS: '--max-old-space-size=90' };
  const run = ['-p', '400000', '-d', '0', '-j'];
  const { stdout, stderr, code } = await folder.runApart(run, { env });
  expect(stderr).toMatch(
    /\nspigo: memory: got \d+ of 90 MB in use, .*: lower -p or -d, or raise the limit by NODE_OPTIONS=--max-old-space-size=180\n$/,
  );
  expect([stdout, code, folder.list()]).toEqual(['', 2, []]);
});

test.each(['handler', 'set-up'])(
  'a model whose %s takes all memory at once is told the same, and leaves no file',
  async (where) => {
    const eat = 'const all = []; for (;;) all.push({ at: all.length });';
    const text = model(eat).replace(
      'actors: ',
      where === 'handler' ? '$&' : `$&() => { ${eat} }, x: `,
    );
    const folder = new Folder({ 'mine.mjs': text });
    const env = { NODE_OPTIONS: '--max-old-space-size=90' };
    const { stdout, stderr, code } = await folder.runApart(['mine.mjs', '-j'], { env });
    expect(stderr).toMatch(/^spigo: memory: got \d+ of 90 MB in use, .*\n$/);
    expect([stdout, code, folder.list()]).toEqual(['', 2, ['mine.mjs']]);
  },
);
