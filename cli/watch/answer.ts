import { type Model, type Scenario, unreachable } from '../../kernel/index.ts';
import type {
  Asked,
  Exchange,
  Opened,
  OptionShown,
  QuestionName,
  ScenarioShown,
} from './questions.ts';
import { WatchedRun } from './watched-run.ts';

/** Opens a run for viewers. Errors of the model's set-up pass through. @throws bad-scenario, bad-option. */
export function openRun(model: Model, scenario: Scenario): { run: WatchedRun; opened: Opened } {
  const run = new WatchedRun(model, scenario);
  return { run, opened: openedOf(run) };
}

/** What a viewer is told before it looks. */
export function openedOf(run: WatchedRun): Opened {
  const options = Object.entries(run.model.options).map(([name, spec]): OptionShown => {
    const choices = spec.type === 'flag' ? ['true', 'false'] : (spec.words ?? []);
    const value = String(run.scenario.options[name]);
    return { name, summary: spec.summary, value, choices: [...choices] };
  });
  return { ...scenarioOf(run), options };
}

/** Answers a question about a run. */
export function answer(run: WatchedRun, asked: Asked): Exchange[QuestionName]['answer'] {
  switch (asked.question) {
    case 'end':
      run.goToEnd();
      return run.picture(asked.seen);
    case 'advance':
      run.advance({ events: asked.events, until: asked.until });
      return run.picture(asked.seen);
    case 'go': {
      const isThere = run.goTo(asked.event);
      return { isThere, picture: run.picture(asked.seen) };
    }
    case 'goTo': {
      const isThere = run.goToInstant(asked.at);
      return { isThere, picture: run.picture(asked.seen) };
    }
    case 'survey':
      return run.survey(asked.events, asked.end);
    case 'prepare':
      return run.prepare(asked.events);
    case 'actor':
      return run.actor(asked.name);
    case 'causes':
      return run.causes(asked.id);
    case 'intervene':
      run.intervene(asked.intervention);
      return scenarioOf(run);
    case 'scenario':
      return scenarioOf(run);
    default:
      return unreachable(asked);
  }
}

const scenarioOf = ({ scenario, plannedFaults }: WatchedRun): ScenarioShown => ({
  scenario,
  faults: plannedFaults,
});
