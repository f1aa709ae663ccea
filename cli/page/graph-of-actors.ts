import type { Result } from '../../kernel/index.ts';
import { columnsOfNames } from './layout/bare-layout.ts';
import type { GraphColumns } from './page-data.ts';

/**
 * The graph of a run whose actors report none: all actors, without edges. A run of more than a
 * thousand actors does not list them; then the page asks for them when it makes the run again.
 */
export function graphOfActors({ actors, scenario }: Result): GraphColumns {
  const { operations = [] } = scenario;
  const clients = new Set(operations.map(({ key }) => `operation ${key}`));
  const names = actors.groups.map(([name]) => name).filter((name) => !clients.has(name));
  return columnsOfNames(actors.groupSize === 1 ? names : []);
}
