import { NOTHING_SEEN } from '../../watch/picture.ts';
import { columnsOfNames } from '../layout/bare-layout.ts';
import { LayoutMaker } from '../layout/layout.ts';
import type { PageData } from '../page-data.ts';
import { elementOf } from './dom.ts';
import { GraphPage } from './graph-page.ts';
import { type Link, WorkerLink } from './live/worker-link.ts';
import { showRun } from './panels/run-panel.ts';

const { about, run, ...recorded } = JSON.parse(
  elementOf('data', HTMLScriptElement).textContent ?? '',
) as PageData;

showRun(about);
if (run === undefined) new GraphPage(about, recorded).showFormation();
else void showBehaviour(run);

/** Shows the recorded graph at once, and then the run that the worker makes again. */
async function showBehaviour(again: NonNullable<PageData['run']>): Promise<void> {
  const isRecorded = recorded.graph.nodes.name.length > 0;
  const page = isRecorded ? new GraphPage(about, recorded) : undefined;
  try {
    const script = JSON.parse(elementOf('worker', HTMLScriptElement).textContent ?? '""');
    const link = new WorkerLink(String(script));
    const opened = await link.open(again.scenario);
    const shown = page ?? new GraphPage(about, await actorsOf(link));
    shown.showRun({ link, opened, run: again });
  } catch (error) {
    const notice = elementOf('notice', HTMLParagraphElement);
    notice.textContent = `The run cannot be made in this page: ${error instanceof Error ? error.message : String(error)}`;
    notice.hidden = false;
    (page ?? new GraphPage(about, recorded)).showFormation();
  }
}

/** The actors of a run that reports no graph and has too many of them to be listed in the page. */
async function actorsOf(link: Link): Promise<Omit<PageData, 'about'>> {
  const { picture } = await link.ask('go', { event: 0, seen: NOTHING_SEEN });
  const graph = columnsOfNames(picture.names);
  const maker = new LayoutMaker(graph);
  while (maker.share < 1) maker.advance();
  return { graph, layout: maker.layout() };
}
