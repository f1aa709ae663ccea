import { expectation, formatDuration, type Model, type Option } from '../../kernel/index.ts';
import { style, widthOf } from './style.ts';
import { wrap } from './text.ts';

/** Draws models with their options, defaults and units, in the width of the stream's terminal. */
export function drawModels(models: readonly Model[], stream: NodeJS.WriteStream): string {
  const width = widthOf(stream, Number.POSITIVE_INFINITY);
  const lines: string[] = [];
  for (const group of groupsOf(models)) {
    for (const { name, summary } of group) {
      const text = wrap(`${name}  ${summary}`.trimEnd(), width, '    ');
      const [first = '', ...rest] = text.split('\n');
      lines.push(`${style(stream, 'bold', name)}${first.slice(name.length)}`, ...rest);
    }
    if (group.length > 1) {
      const names = group.map(({ name }) => name).join(', ');
      lines.push(wrap(`options of ${names}:`, width, '    '));
    }
    for (const [key, option] of Object.entries(group[0].options)) {
      lines.push(`  --set ${key}=${defaultOf(option)}`);
      const words = [option.summary, expectation(option)].filter((text) => text !== '');
      lines.push(wrap(`      ${words.join('; ')}`, width, '      '));
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** Groups neighbours that have the same options, so that these are told once. */
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
