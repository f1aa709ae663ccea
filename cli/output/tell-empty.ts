import type { GraphFeed } from '../../kernel/index.ts';
import { tell } from '../terminal/tell.ts';
import type { OutputFile } from './output-file.ts';

/** Tells that a file shows no graph: its model reports none. */
export function tellEmpty({ isEmpty }: GraphFeed, { path }: OutputFile): void {
  if (isEmpty) tell(`${path}: no actor reported a node of the graph`);
}
