import { oneLine } from '../../kernel/index.ts';

/** Tells people something beside the output: one line on standard error, whatever the text holds. */
export function tell(text: string): void {
  process.stderr.write(`spigo: ${oneLine(text)}\n`);
}
