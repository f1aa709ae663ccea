import { SimulationError } from '../data/errors.ts';
import { nearest } from '../data/nearest.ts';
import { formatDuration } from '../data/time.ts';
import { completeFaults, completeOperations } from '../faults/complete-faults.ts';
import { completeNetwork, type NetworkLaws } from '../network/network-laws.ts';
import { LAWS } from './laws.ts';
import type { Model } from './model.ts';
import { readOption } from './read-option.ts';
import { type GraphData, SCENARIO_FORMAT, type Scenario, type ScenarioInput } from './scenario.ts';
import { checkScenario, PENDING_MAX } from './scenario-shape.ts';
import { sealed } from './sealed.ts';

/** No run reaches so many events in a day. */
const EVENTS_MAX = 1e12;

/**
 * Returns the full scenario: it checks every option of the model and sets the missing ones.
 * Durations become canonical text, so that two inputs of the same meaning make the same scenario.
 * @throws bad-scenario or bad-option naming the place.
 */
export function completeScenario(model: Model, input: ScenarioInput, place: string): Scenario {
  checkScenario(input, place);
  const { limits = {}, ties = 'fifo', strict = model.strict ?? true } = input;
  const { graph, faults = [], operations = [] } = input;
  const options = completeOptions(model, { ...input.options }, place);
  const network = input.network ?? networkOf(model, options);
  const until = limits.until ?? model.until?.(optionValues(model, { options }));
  return {
    format: SCENARIO_FORMAT,
    laws: input.laws ?? LAWS,
    model: sealed(input.model ?? model.reference ?? model.name),
    seed: String(input.seed),
    options,
    ties,
    strict,
    limits: {
      ...(until !== undefined && {
        until: canonical(readOption(UNTIL, until, `${place}: limits.until`)),
      }),
      events: limits.events ?? EVENTS_MAX,
      pending: limits.pending ?? PENDING_MAX,
    },
    ...(network !== undefined && { network: completeNetwork(network, `${place}: network`) }),
    ...(graph !== undefined && { graph: sealed(partsOf(graph)) }),
    ...(faults.length > 0 && { faults: sealed(completeFaults(faults, `${place}: faults`)) }),
    ...(operations.length > 0 && {
      operations: sealed(completeOperations(operations, `${place}: operations`)),
    }),
  };
}

/** The network of a scenario that says nothing about it. */
const networkOf = (model: Model, options: Scenario['options']): NetworkLaws | undefined =>
  typeof model.network === 'function'
    ? model.network(optionValues(model, { options }))
    : model.network;

/** The parts of a graph that decide a run. */
const partsOf = ({ nodes, edges }: GraphData): GraphData => ({
  nodes: nodes.map(({ name, service, zone }) => ({
    name,
    service,
    ...(zone !== undefined && { zone }),
  })),
  edges: edges.map(({ source, target }) => ({ source, target })),
});

const UNTIL = { type: 'duration', default: 0, summary: '', min: 0 } as const;

function completeOptions(
  model: Model,
  given: Readonly<Record<string, unknown>>,
  place: string,
): Record<string, string | number | boolean> {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(model.options, name)) continue;
    throw new SimulationError(
      'bad-option',
      `${place}: model ${model.name} has no option "${name}"${nearest(name, Object.keys(model.options))}`,
    );
  }
  return Object.fromEntries(
    Object.entries(model.options).map(([name, spec]) => {
      const value = given[name] === undefined ? spec.default : given[name];
      const read = readOption(spec, value, `${place}: option ${name}`);
      return [
        name,
        spec.type === 'duration' ? canonical(read) : (read as string | number | boolean),
      ];
    }),
  );
}

const canonical = (duration: unknown): string => formatDuration(Number(duration));

/** Returns the values of the options for the model, durations in microseconds. */
export function optionValues(
  model: Model,
  scenario: Pick<Scenario, 'options'>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(model.options).map(([name, spec]) => [
      name,
      readOption(spec, scenario.options[name], `option ${name}`),
    ]),
  );
}
