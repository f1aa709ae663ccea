import type { FlightShown } from '../../../watch/picture.ts';
import type { Intervention, ScenarioShown } from '../../../watch/questions.ts';
import { elementOf, make } from '../dom.ts';
import type { Sight } from '../live/sight.ts';
import { download } from './download.ts';
import { ended, type FaultRow, rowsOf } from './fault-rows.ts';
import { SendForm } from './send-form.ts';

/** A slow link takes so much longer. */
const SLOW_BY = '500ms';

export interface HandPanelOptions {
  readonly sight: Sight;
  /** Whether a server makes the run, which can be stopped. */
  readonly isShared: boolean;
  /** Changes the run from the present instant on. */
  readonly onAct: (intervention: Intervention) => void;
  readonly onProblem: (message: string) => void;
}

/**
 * What can be done to the run by hand: to the chosen actor, to the chosen message, and to the faults
 * that hold. All of it is in the scenario, which can be kept.
 */
export class HandPanel {
  private readonly panel = elementOf('hand', HTMLDetailsElement);
  private readonly forActor = make('p', 'acts');
  private readonly forMessage = make('p', 'acts');
  private readonly rows = make('ol');
  private shown: ScenarioShown | undefined;
  private actor: string | undefined;
  private message: FlightShown | undefined;
  private drawn = '';

  constructor(private readonly options: HandPanelOptions) {
    const { isShared, onAct, onProblem } = options;
    const form = new SendForm({
      onSend: (to, message) => onAct({ does: 'send', to, message }),
      onProblem,
    });
    const keep = make('p', 'acts');
    keep.append(
      button('Download scenario', () => this.download()),
      make('code', '', 'spigo run scenario.json'),
    );
    const stop = make('p', 'acts');
    if (isShared) stop.append(button('End the run here', () => onAct({ does: 'stop' })));
    const body = make('div');
    body.append(this.forActor, this.forMessage, this.rows, form.element, stop, keep);
    this.panel.append(body);
  }

  /** The run has this scenario now. */
  show(shown: ScenarioShown): void {
    this.shown = shown;
    this.update();
  }

  /** Offers what can be done to an actor, or to none. */
  chooseActor(name: string | undefined): void {
    this.actor = name;
    if (name !== undefined) this.panel.open = true;
    this.update();
  }

  /** Offers what can be done to the message of an event, if it is in flight. */
  chooseEvent(id: string | undefined): void {
    this.message = this.options.sight.picture?.flights.find((flight) => flight.id === id);
    if (this.message !== undefined) this.panel.open = true;
    this.update();
  }

  /** Another event is shown. It is drawn anew only if something else can be done. */
  update(): void {
    const { sight } = this.options;
    const { picture } = sight;
    if (picture === undefined || this.shown === undefined) return;
    if (!picture.flights.some(({ id }) => id === this.message?.id)) this.message = undefined;
    const rows = rowsOf(this.shown, picture.at);
    const drawn = JSON.stringify([this.actor, this.message?.id, rows]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.rows.replaceChildren(...rows.map((row) => this.row(row)));
    this.drawActor();
    this.drawMessage();
  }

  private row({ canEnd, key, kind, words }: FaultRow): HTMLLIElement {
    const item = make('li', '', words);
    if (canEnd !== undefined) {
      const word = canEnd === 'take back' ? 'Take back' : ended(kind);
      item.append(
        ' ',
        button(word, () => this.options.onAct({ does: 'end', key })),
      );
    }
    return item;
  }

  private drawActor(): void {
    const { actor } = this;
    this.forActor.replaceChildren();
    if (actor === undefined) return;
    this.forActor.append(
      make('bdi', '', actor),
      this.begin('Crash', { kind: 'crash', actors: actor }),
      this.begin('Pause', { kind: 'pause', actors: actor }),
      this.begin('Cut off', { kind: 'cut', isolate: actor }),
    );
  }

  private drawMessage(): void {
    const { message } = this;
    this.forMessage.replaceChildren();
    if (message === undefined) return;
    const [from, to] = [message.from, message.to].map((one) => this.options.sight.nameOf(one));
    const oneWay = [from, to];
    this.forMessage.append(
      make('bdi', '', `${message.type}: ${from} → ${to}`),
      this.begin('Drop', { kind: 'drop', event: message.id }),
      this.begin('Hold', { kind: 'hold', event: message.id }),
      this.begin('Hold its link', { kind: 'hold', oneWay }),
      this.begin('Slow its link', { kind: 'delay', oneWay, by: SLOW_BY }),
    );
  }

  private begin(word: string, fault: object): HTMLButtonElement {
    return button(word, () => this.options.onAct({ does: 'begin', fault }));
  }

  private download(): void {
    const text = `${JSON.stringify(this.shown?.scenario ?? {}, null, 2)}\n`;
    download(text, 'scenario.json', 'application/json');
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = make('button', '', text);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}
