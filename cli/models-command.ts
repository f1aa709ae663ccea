import { type Duration, expectation, formatDuration, type Option } from '../kernel/index.ts';
import { builtInModels } from '../models/index.ts';
import { style } from './style.ts';

/** `spigo models`: what can be run, and what can be chosen about it. */
export function modelsCommand(isJson: boolean): void {
  const models = [...builtInModels.values()];
  if (isJson) {
    const list = models.map(({ name, summary, options }) => ({ name, summary, options }));
    process.stdout.write(`${JSON.stringify(list, undefined, 2)}\n`);
    return;
  }
  for (const { name, summary, options } of models) {
    process.stdout.write(`${style(process.stdout, 'bold', name)}  ${summary}\n`);
    for (const [key, option] of Object.entries(options)) {
      const { summary: what } = option;
      process.stdout.write(
        `  --set ${key}=${defaultOf(option)}\n      ${what}; ${expectation(option)}\n`,
      );
    }
  }
}

const defaultOf = (option: Option<unknown>): string =>
  option.type === 'duration' ? formatDuration(option.default as Duration) : String(option.default);
