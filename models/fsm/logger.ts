import type { Actor, Channel, Gotocol, Self } from '../../kernel/index.ts';

/** Collects the news of pirates, as the original's logging goroutine did. */
export class Logger implements Actor<Gotocol> {
  readonly news: Gotocol['intention'][] = [];

  receive({ imposition, intention }: Gotocol, _from: Channel, self: Self<Gotocol>): void {
    if (imposition === 'Inform') this.news.push(intention);
    else self.count('unexpected');
  }
}
