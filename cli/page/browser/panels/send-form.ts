import { make } from '../dom.ts';

export interface SendFormOptions {
  readonly onSend: (to: string, message: unknown) => void;
  readonly onProblem: (message: string) => void;
}

/** Sends a message from outside: an operation of the scenario. */
export class SendForm {
  readonly element = make('form', 'send');
  private readonly to = make('input');
  private readonly message = make('textarea');

  constructor(options: SendFormOptions) {
    const { element, message, to } = this;
    to.placeholder = 'actor';
    to.ariaLabel = 'Send a message to';
    to.required = true;
    to.autocomplete = 'off';
    to.spellcheck = false;
    message.placeholder = '{"type": "Put"}';
    message.ariaLabel = 'Message, as JSON';
    message.required = true;
    message.rows = 2;
    message.spellcheck = false;
    element.append(to, message, make('button', '', 'Send'));
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      try {
        options.onSend(to.value.trim(), JSON.parse(message.value));
      } catch (error) {
        options.onProblem(`The message is no JSON: ${error instanceof Error ? error.message : ''}`);
      }
    });
  }
}
