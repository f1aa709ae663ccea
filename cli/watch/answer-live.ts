import { readScenario } from '../../kernel/index.ts';
import { answer, openedOf } from './answer.ts';
import type { LiveRun } from './live-run.ts';
import type { LiveAsked } from './questions.ts';

/** Answers a question about a live run at once. `look` is answered when there is something to see. */
export function answerLive(
  live: LiveRun,
  asked: Exclude<LiveAsked, { question: 'look' }>,
): unknown {
  const { run } = live;
  switch (asked.question) {
    case 'join':
      return openedOf(run);
    case 'open':
      run.restart(readScenario(asked.scenario, 'the page'));
      live.reopened();
      return openedOf(run);
    case 'order':
      live.obey(asked.order);
      return true;
    case 'horizon':
      return run.horizon();
    case 'survey':
      // It goes on by itself.
      return run.survey(0);
    case 'intervene': {
      const shown = answer(run, asked);
      live.renew();
      return shown;
    }
    default:
      return answer(run, asked);
  }
}
