import { expectation, formatDuration, type Model, type Option } from '../kernel/index.ts';
import { builtInModel, builtInNames } from '../models/built-in.ts';
import { style, widthOf } from './terminal/style.ts';
import { wrap } from './terminal/text.ts';

/** `spigo models`: what can be run, and what can be chosen about it. */
export async function modelsCommand(isJson: boolean): Promise<void> {
  const found = await Promise.all(builtInNames.map(builtInModel));
  const models = found.filter((model) => model !== undefined);
  if (isJson) {
    const list = models.map(({ name, summary, options }) => ({ name, summary, options }));
    process.stdout.write(`${JSON.stringify(list, undefined, 2)}\n`);
    return;
  }
  const stream = process.stdout;
  const width = widthOf(stream, Number.POSITIVE_INFINITY);
  const print = (line: string, indent: string): void =>
    void stream.write(`${wrap(line, width, indent)}\n`);
  for (const group of groupsOf(models)) {
    for (const { name, summary } of group) {
      const [first = '', ...rest] = wrap(`${name}  ${summary}`, width, '    ').split('\n');
      const heading = `${style(stream, 'bold', name)}${first.slice(name.length)}`;
      stream.write(`${[heading, ...rest].join('\n')}\n`);
    }
    for (const [key, option] of Object.entries(group[0].options)) {
      stream.write(`  --set ${key}=${defaultOf(option)}\n`);
      print(`      ${option.summary}; ${expectation(option)}`, '      ');
    }
  }
}

/** Neighbours of the same options, which are told once. */
function groupsOf(models: readonly Model[]): Model[][] {
  const groups: Model[][] = [];
  let last = '';
  for (const model of models) {
    const options = JSON.stringify(model.options);
    if (options === last) groups.at(-1)?.push(model);
    else groups.push([model]);
    last = options;
  }
  return groups;
}

const defaultOf = (option: Option<unknown>): string =>
  option.type === 'duration' ? formatDuration(Number(option.default)) : String(option.default);
