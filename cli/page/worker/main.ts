import {
  completeScenario,
  isModel,
  type Model,
  type ModelReference,
  readScenario,
  SimulationError,
} from '../../../kernel/index.ts';
import { builtInModel, modelOfData } from '../../../models/built-in.ts';
import { answer, openRun } from '../../watch/answer.ts';
import type { WatchedRun } from '../../watch/watched-run.ts';
import { openDoors } from './doors.ts';
import type { WorkerAnswer, WorkerAsked } from './protocol.ts';

// The page's worker: it runs the model. The module of a user's own model stands behind this text,
// and leaves its exports in a variable.

openDoors();

/** The global scope of a worker, as far as it is used here. The kernel's types know no browser. */
interface Scope {
  onmessage: (event: { readonly data: WorkerAsked }) => void;
  postMessage(answer: WorkerAnswer): void;
  /** The exports of a user's module. */
  readonly spigoModule?: Readonly<Record<string, unknown>>;
}

const scope = globalThis as unknown as Scope;
let run: WatchedRun | undefined;

scope.onmessage = ({ data: { number, asked } }) => {
  void handle(asked).then(
    (value) => scope.postMessage({ number, value }),
    (error: unknown) =>
      scope.postMessage({ number, error: error instanceof Error ? error.message : String(error) }),
  );
};

async function handle(asked: WorkerAsked['asked']): Promise<unknown> {
  if (asked.question !== 'open') {
    if (run === undefined) throw new SimulationError('misuse', 'a question before the run is open');
    return answer(run, asked);
  }
  const input = readScenario(asked.scenario, 'the page');
  const model = await modelOf(input.model);
  const made = openRun(model, completeScenario(model, input, 'the page'));
  run = made.run;
  return made.opened;
}

async function modelOf(reference: ModelReference = 'fsm'): Promise<Model> {
  const model =
    typeof reference === 'string'
      ? await builtInModel(reference)
      : typeof reference.export === 'string'
        ? scope.spigoModule?.[reference.export]
        : await modelOfData(reference, 'scenario');
  if (isModel(model)) return model;
  throw new SimulationError('unknown-model', 'the page does not hold the model of its run');
}
