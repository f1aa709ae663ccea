import type { OptionShown } from '../../../watch/questions.ts';
import { elementOf, make } from '../dom.ts';
import type { Changes } from '../live/changes.ts';

export interface ScenarioFormOptions {
  readonly options: readonly OptionShown[];
  /** The scenario of the shown run, and the recorded one, of which changes are told. */
  readonly scenario: object;
  readonly recorded: object;
  /** Makes another run. `undefined` goes back to the recorded one. */
  readonly onRun: (changes: Changes | undefined) => void;
}

/** The seed, the options and the faults of the run, which may be changed to make another run. */
export class ScenarioForm {
  private readonly form = elementOf('scenario-form', HTMLFormElement);
  private readonly seed = field('seed', 'Decides all that is random');
  private operations = '[]';
  private readonly faults = document.createElement('textarea');
  private readonly inputs: ReadonlyMap<string, HTMLInputElement | HTMLSelectElement>;

  constructor(private readonly about: ScenarioFormOptions) {
    const { options, scenario, onRun } = about;
    this.seed.value = String(Reflect.get(scenario, 'seed'));
    this.inputs = new Map(options.map((option) => [option.name, inputOf(option)]));
    this.show(scenario);
    this.faults.rows = 4;
    this.faults.spellcheck = false;
    const run = make('button', '', 'Run');
    const recorded = make('button', '', 'As recorded');
    recorded.type = 'button';
    recorded.addEventListener('click', () => onRun(undefined));
    const buttons = make('p');
    buttons.append(run, ' ', recorded);
    this.form.replaceChildren(
      labelled('seed', this.seed),
      ...[...this.inputs].map(([name, input]) => labelled(name, input)),
      labelled('faults', this.faults),
      buttons,
    );
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      onRun(this.changes());
    });
  }

  /** Shows the faults of a scenario, which may have come by hand. */
  show(scenario: object): void {
    this.faults.value = JSON.stringify(Reflect.get(scenario, 'faults') ?? [], null, 1);
    this.operations = JSON.stringify(Reflect.get(scenario, 'operations') ?? []);
  }

  private changes(): Changes {
    const { recorded } = this.about;
    const seed = this.seed.value;
    const before: unknown = Reflect.get(recorded, 'options');
    const values = Object(before) as Readonly<Record<string, unknown>>;
    const written = JSON.stringify(Reflect.get(recorded, 'faults') ?? []);
    const operations = JSON.stringify(Reflect.get(recorded, 'operations') ?? []);
    const faults = this.faults.value.trim() === '' ? '[]' : this.faults.value;
    return {
      seed: seed === String(Reflect.get(recorded, 'seed')) ? undefined : seed,
      options: Object.fromEntries(
        [...this.inputs]
          .map(([name, input]) => [name, input.value] as const)
          .filter(([name, text]) => text !== String(values[name])),
      ),
      faults: compact(faults) === written ? undefined : compact(faults),
      operations: this.operations === operations ? undefined : this.operations,
      event: undefined,
    };
  }
}

/** JSON without spaces; what is no JSON stays as it is, and is refused when the run is made. */
function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function inputOf({
  choices,
  name,
  summary,
  value,
}: OptionShown): HTMLInputElement | HTMLSelectElement {
  if (choices.length === 0) {
    const input = field(name, summary);
    input.value = value;
    return input;
  }
  const select = make('select');
  select.append(...choices.map((choice) => make('option', '', choice)));
  select.value = value;
  select.title = summary;
  return select;
}

function field(name: string, title: string): HTMLInputElement {
  const input = make('input');
  input.name = name;
  input.title = title;
  input.autocomplete = 'off';
  input.spellcheck = false;
  return input;
}

function labelled(name: string, input: HTMLElement): HTMLLabelElement {
  const label = make('label');
  label.append(make('span', '', name), input);
  return label;
}
