import type { Model } from '../kernel/index.ts';

/** The models that are programs. Each is loaded at its first use, since most runs need only one. */
const WRITTEN = new Map<string, () => Promise<Model>>([
  ['fsm', async () => (await import('./fsm/fsm.ts')).fsm],
  ['viral', async () => (await import('./fsm/viral.ts')).viral],
  ['trade', async () => (await import('./fsm/trade.ts')).trade],
  ['skype', async () => (await import('./skype/skype.ts')).skype],
  ['spread', async () => (await import('./gossip/epidemics/spread.ts')).spread],
  ['averaging', async () => (await import('./gossip/aggregation/averaging.ts')).averaging],
  ['push-sum', async () => (await import('./gossip/aggregation/push-sum.ts')).pushSum],
  ['cyclon', async () => (await import('./gossip/overlay/cyclon.ts')).cyclon],
  ['hyparview', async () => (await import('./gossip/overlay/hyparview.ts')).hyparview],
  ['plumtree', async () => (await import('./gossip/broadcast/plumtree.ts')).plumtree],
  ['swim', async () => (await import('./gossip/swim/swim.ts')).swim],
  ['scuttlebutt', async () => (await import('./gossip/scuttlebutt/scuttlebutt.ts')).scuttlebutt],
  ['phi-accrual', async () => (await import('./gossip/phi/phi-accrual.ts')).phiAccrual],
  ['anti-entropy', async () => (await import('./gossip/epidemics/anti-entropy.ts')).antiEntropy],
  ['rumor', async () => (await import('./gossip/epidemics/rumor.ts')).rumor],
]);

/** The architectures that come with spigo. */
export const shippedNames = [
  'netflixoss',
  'lamp',
  'migration1',
  'migration2',
  'migration3',
  'migration4',
  'migration5',
  'migration6',
  'cassandra',
  'storage',
  'moonreel',
] as const;

/** The names of the built-in models. */
export const builtInNames: readonly string[] = [...WRITTEN.keys(), ...shippedNames];

/** Loads the built-in model of a name, if there is one. */
export async function builtInModel(name: string): Promise<Model | undefined> {
  if (!shippedNames.some((shipped) => shipped === name)) return WRITTEN.get(name)?.();
  const { shippedArchitectures } = await import('./architectures/index.ts');
  return architectureOf(shippedArchitectures.get(name), name, { isShipped: true });
}

/**
 * Makes the model of a scenario that holds it as data, if it does: `{ architecture }` is the
 * content of a file.
 * @throws services/bad-architecture in one line that names the place and the field.
 */
export async function modelOfData(
  data: Readonly<Record<string, unknown>>,
  place: string,
): Promise<Model | undefined> {
  const { architecture } = data;
  return architecture === undefined
    ? undefined
    : architectureOf(architecture, `${place}: architecture`);
}

/**
 * Makes the model of an architecture from the content of its file. `place` names the file.
 * @throws services/bad-architecture in one line that names the place and the field.
 */
export async function architectureOf(
  data: unknown,
  place: string,
  about: { readonly isShipped?: boolean } = {},
): Promise<Model> {
  const [{ readArchitecture }, { architectureModel }] = await Promise.all([
    import('./services/architecture/architecture-reader.ts'),
    import('./services/architecture-model.ts'),
  ]);
  return architectureModel(readArchitecture(data, place), about);
}
