import { pageDataOf, zonedServices } from '../cli/page/graphs.ts';
import { type OpenOptions, openGraph } from './browser.ts';

const RECORDS = zonedServices(100);
const { name } = pageDataOf(RECORDS).graph.nodes;

/** Opens a page of 43 services in zones. */
export async function openZoned(options: OpenOptions = {}) {
  const opened = await openGraph(RECORDS, options);
  const { circles } = await opened.drawn();
  return {
    ...opened,
    /** Where a node was drawn at first, by its name. */
    at: (one: string) => circles[name.indexOf(one)],
    /** How many nodes stand out: the others are faint. */
    bright: async (): Promise<number> =>
      (await opened.drawn()).circles.filter(({ alpha }) => alpha === 1).length,
  };
}
