import { type Model, quote, SimulationError } from '../../kernel/index.ts';
import { plural } from '../terminal/text.ts';
import { type SweepPoint, settingOf } from './vary.ts';

/**
 * Reads the two settings of `--compare k=1 k=2`. A setting of several options has commas, as in
 * `k=2,fanout=1`. A comma that no `option=` follows belongs to the value.
 * @throws bad-option for an option or a value that the model does not take.
 */
export function settingsOf(
  texts: readonly string[],
  model: Model,
): readonly [SweepPoint, SweepPoint] {
  const [first, second, ...more] = texts;
  if (second === undefined || more.length > 0) {
    throw refusal(texts.join(' '), plural(texts.length, 'setting'), 'two, as in --compare k=1 k=2');
  }
  const settings = [readSetting(first, model), readSetting(second, model)] as const;
  const [one, other] = settings.map(({ options }) => JSON.stringify(options));
  if (one === other) throw refusal(texts.join(' '), 'one setting twice', 'two that differ');
  return settings;
}

function readSetting(text: string, model: Model): SweepPoint {
  const options: Record<string, unknown> = Object.create(null);
  for (const part of text.split(/,(?=[^,=]+=)/)) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(part) ?? [];
    if (name === undefined) throw refusal(text, quote(part), 'option=value');
    if (Object.hasOwn(options, name)) throw refusal(text, `${name} twice`, 'an option once');
    options[name] = settingOf(model, name, value, `--compare ${text}`);
  }
  return { name: text, options: { ...options } };
}

const refusal = (text: string, got: string, expected: string): SimulationError =>
  new SimulationError('bad-option', `--compare ${text}: got ${got}, expected ${expected}`);
