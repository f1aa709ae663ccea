import { NOTHING_SEEN } from '../../watch/picture.ts';
import type { Opened } from '../../watch/questions.ts';
import { columnsOfNames } from '../layout/bare-layout.ts';
import type { About, PageData, RunData } from '../page-data.ts';
import { elementOf } from './dom.ts';
import { GraphPage } from './graph-page.ts';
import { type Changes, changed, changesOf, fragmentOf, isOther } from './live/changes.ts';
import type { Link } from './live/link.ts';
import { layoutOf, otherRun } from './live/other-run.ts';
import type { PlaybackListener } from './live/playback.ts';
import type { Sight } from './live/sight.ts';
import { Watching } from './live/watching.ts';
import { WorkerLink } from './live/worker-link.ts';
import { showFailure } from './panels/failure-panel.ts';
import { showRun } from './panels/run-panel.ts';
import { ScenarioForm } from './panels/scenario-form.ts';
import { showLive } from './show-live.ts';

const { about, failure, live, run, ...recorded } = JSON.parse(
  elementOf('data', HTMLScriptElement).textContent ?? '',
) as PageData;

if (live !== undefined) void showLive(live, about);
else if (run === undefined) showFormation();
else void showBehaviour(run, changesOf(location.hash));

function showFormation(): void {
  showRun(about);
  if (failure !== undefined) showFailure({ about, failure, onGo: undefined });
  new GraphPage(about, recorded).showFormation();
}

/** Shows the run that the worker makes: the recorded one again, or another if the address says so. */
async function showBehaviour(again: RunData, changes: Changes): Promise<void> {
  let page: GraphPage | undefined;
  try {
    const script: unknown = JSON.parse(elementOf('worker', HTMLScriptElement).textContent ?? '""');
    const link = new WorkerLink(String(script));
    if (isOther(changes)) {
      await showOther(link, again, changes);
    } else {
      showRun(about);
      // The recorded graph is shown at once, if there is one.
      if (recorded.graph.nodes.name.length > 0) page = new GraphPage(about, recorded);
      const opened = await link.open(again.scenario);
      page ??= new GraphPage(about, await actorsOf(link));
      const form = offerOthers(opened, again.scenario, again);
      const event = changes.event ?? failure?.event;
      page.showRun({ opened, run: again, event, failure, ...inPage(link, again, form) });
    }
  } catch (error) {
    const notice = elementOf('notice', HTMLParagraphElement);
    notice.textContent = `The run cannot be made in this page: ${error instanceof Error ? error.message : String(error)}`;
    notice.hidden = false;
    if (page === undefined) showFormation();
    else page.showFormation();
  }
}

/** Makes another run than the recorded one to its end, and shows it. */
async function showOther(link: Link, again: RunData, changes: Changes): Promise<void> {
  const scenario = changed(again.scenario, changes);
  const opened = await link.open(scenario);
  const { survey, ...shown } = await otherRun(link);
  const { at, event, fingerprint, outcome } = survey;
  const own: About = {
    model: about.model,
    outcome: `another run: ${outcome?.reason ?? 'unfinished'} after ${event} events`,
    endAt: at,
    facts: [['fingerprint', fingerprint]],
  };
  showRun(own);
  const run = { scenario, events: event, fingerprint };
  const form = offerOthers(opened, scenario, again);
  const { event: first } = changes;
  new GraphPage(own, shown).showRun({ opened, run, event: first, ...inPage(link, run, form) });
}

/** Lets the user change the scenario. The address holds the changes, so that a link shares the run. */
function offerOthers(
  { options }: Opened,
  scenario: object,
  { scenario: recorded }: RunData,
): ScenarioForm {
  return new ScenarioForm({
    ...{ options, scenario, recorded },
    onRun(changes) {
      location.hash = changes === undefined ? '' : fragmentOf(changes);
      location.reload();
    },
  });
}

/** How the page plays a run of its worker. What is done by hand goes into the address as well. */
const inPage = (link: Link, run: RunData, form: ScenarioForm) => ({
  link,
  isShared: false,
  play: (sight: Sight, listener: PlaybackListener) => new Watching(link, sight, run, listener),
  onScenario(scenario: object, event: number) {
    form.show(scenario);
    const written = (name: string): string => JSON.stringify(Reflect.get(scenario, name) ?? []);
    const changes = { ...changesOf(location.hash), event };
    const [faults, operations] = ['faults', 'operations'].map(written);
    history.replaceState(null, '', fragmentOf({ ...changes, faults, operations }));
  },
});

/** The actors of a run that reports no graph and has too many of them to be listed in the page. */
async function actorsOf(link: Link): Promise<Pick<PageData, 'graph' | 'layout'>> {
  const { picture } = await link.ask('go', { event: 0, seen: NOTHING_SEEN });
  const graph = columnsOfNames(picture.names);
  return { graph, layout: layoutOf(graph) };
}
