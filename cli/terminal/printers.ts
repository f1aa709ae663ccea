import type { Channel, FaultData, Instant, ObservedEvent, Observer } from '../../kernel/index.ts';
import { printable, showMessage, stamp } from './text.ts';
import type { TextBuffer } from './text-buffer.ts';

/** Prints the lines that actors log, each after the number of its event and its virtual time. */
export class LogPrinter implements Observer {
  constructor(private readonly buffer: TextBuffer) {}

  log(text: string, from: Channel, at: Instant, index: number): void {
    this.buffer.add(`#${index} ${stamp(at)} ${printable(`${from.name}: ${text}`)}\n`);
  }
}

/**
 * Prints every message that arrives or is dropped, and every life that a fault ends or begins, one a
 * line, each after the number of its event.
 */
export class MessagePrinter implements Observer {
  constructor(private readonly buffer: TextBuffer) {}

  event({ index, kind, at, from, to, data, dropped }: ObservedEvent): void {
    if (kind === 'fault') {
      const { does, fault } = data as FaultData;
      const told = printable(`${to.name}: ${does} (fault ${fault})`);
      this.buffer.add(`#${index} ${stamp(at)} ${told}\n`);
      return;
    }
    if (kind !== 'message' || from === undefined) return;
    const [sender, receiver] = [printable(from.name), printable(to.name)];
    const why = dropped === 'gone' ? `${receiver} is gone` : printable(dropped ?? '');
    const lost = dropped === undefined ? '' : ` - dropped, ${why}`;
    this.buffer.add(
      `#${index} ${stamp(at)} ${sender} > ${receiver}: ${showMessage(data)}${lost}\n`,
    );
  }
}
