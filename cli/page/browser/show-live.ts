import { NOTHING_SEEN, type Survey } from '../../watch/picture.ts';
import type { About, LiveData } from '../page-data.ts';
import { elementOf, make } from './dom.ts';
import { GraphPage } from './graph-page.ts';
import { changed } from './live/changes.ts';
import { Following } from './live/following.ts';
import { columnsOf, layoutOf } from './live/other-run.ts';
import { SocketLink } from './live/socket-link.ts';
import { showRun } from './panels/run-panel.ts';
import { ScenarioForm } from './panels/scenario-form.ts';

/** The page waits so long for the end of the run, which may be far. */
const SURVEY_MS = 3_000;
const PAUSE_MS = 50;

/** Shows a run that a server makes. */
export async function showLive({ gallery, socket }: LiveData, about: About): Promise<void> {
  if (gallery !== undefined) offerGallery(gallery);
  try {
    const link = new SocketLink(socket);
    const opened = await link.ask('join', {});
    const { at, event } = await surveyOf(link);
    const graph = columnsOf(await link.ask('horizon', {}));
    const own: About = {
      ...about,
      endAt: at,
      facts: [...about.facts, ['seed', String(Reflect.get(opened.scenario, 'seed'))]],
    };
    showRun(own);
    const look = await link.look({ seen: NOTHING_SEEN, version: 0 });
    new GraphPage(own, { graph, layout: layoutOf(graph) }).showRun({
      ...{ link, opened, isShared: true, event: undefined },
      run: { scenario: opened.scenario, events: event, fingerprint: '' },
      play: (sight, listener) => new Following({ link, sight, listener, look }),
      onScenario: (scenario) => form.show(scenario),
    });
    const form = new ScenarioForm({
      ...{ options: opened.options, scenario: opened.scenario, recorded: opened.scenario },
      onRun(changes) {
        const scenario =
          changes === undefined ? opened.scenario : changed(opened.scenario, changes);
        link.open(scenario).catch(tell);
      },
    });
  } catch (error) {
    tell(error);
  }
}

function tell(error: unknown): void {
  const notice = elementOf('notice', HTMLParagraphElement);
  notice.textContent = error instanceof Error ? error.message : String(error);
  notice.hidden = false;
}

function offerGallery(address: string): void {
  const link = make('a', 'panel gallery', 'All runs');
  link.href = address;
  elementOf('tools', HTMLElement).prepend(link);
}

/** The run to its end or, if that is far, as far as the server has come. */
async function surveyOf(link: SocketLink): Promise<Survey> {
  const began = performance.now();
  for (;;) {
    const survey = await link.ask('survey', {});
    const isLate = performance.now() - began > SURVEY_MS && survey.event > 0;
    if (survey.outcome !== undefined || isLate) return survey;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
