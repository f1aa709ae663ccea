import { stackOf } from '../../kernel/index.ts';
import { packageFolder } from '../package-folder.ts';
import { printable } from './text.ts';

/** Where the code of spigo lies. */
const SPIGO = new URL('dist/', packageFolder()).href;

/**
 * The lines of an actor's error that stand in the model's code: neither those of the kernel's call of the handler, nor
 * those of a kernel function that the handler called. Empty if no line is left.
 */
export function ownStack(thrown: unknown): string {
  const lines = stackOf(thrown).split('\n');
  const end = lines.findIndex((line) => line.includes('at ActorSystem.handle '));
  const own = lines.slice(0, end === -1 ? undefined : end).filter((line) => !line.includes(SPIGO));
  return own.some((line) => /^ +at /.test(line)) ? `${own.map(printable).join('\n')}\n` : '';
}
