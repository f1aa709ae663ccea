/** What the address of the page changes of the recorded scenario, and where the page begins. */
export interface Changes {
  readonly seed: string | undefined;
  /** The faults, as JSON. */
  readonly faults: string | undefined;
  /** The operations, as JSON. */
  readonly operations?: string | undefined;
  /** Values of options, by name. */
  readonly options: Readonly<Record<string, string>>;
  /** The event that is shown at first. */
  readonly event: number | undefined;
}

/** Words of the address that are no options. An option of such a name has a dash before it. */
const OWN = new Set(['seed', 'faults', 'operations', 'event']);

/** Reads the fragment of an address, such as `#seed=7&members=9&event=120`. */
export function changesOf(fragment: string): Changes {
  const words = new URLSearchParams(fragment.replace(/^#/, ''));
  const event = Number(words.get('event') ?? Number.NaN);
  return {
    seed: words.get('seed') ?? undefined,
    faults: words.get('faults') ?? undefined,
    operations: words.get('operations') ?? undefined,
    options: Object.fromEntries(
      [...words]
        .filter(([name]) => !OWN.has(name))
        .map(([name, text]) => [name.replace(/^-/, ''), text]),
    ),
    event: Number.isSafeInteger(event) && event >= 0 ? event : undefined,
  };
}

/** Writes the fragment that `changesOf` reads. */
export function fragmentOf({ seed, faults, operations, options, event }: Changes): string {
  const words = new URLSearchParams();
  if (seed !== undefined) words.set('seed', seed);
  for (const [name, text] of Object.entries(options)) {
    words.set(OWN.has(name) || name.startsWith('-') ? `-${name}` : name, text);
  }
  if (faults !== undefined) words.set('faults', faults);
  if (operations !== undefined) words.set('operations', operations);
  if (event !== undefined) words.set('event', String(event));
  return `#${words}`;
}

/** Whether another run is asked for than the recorded one. */
export const isOther = ({ seed, faults, operations, options }: Changes): boolean =>
  seed !== undefined ||
  faults !== undefined ||
  operations !== undefined ||
  Object.keys(options).length > 0;

/** The scenario with the changes. @throws SyntaxError for faults that are no JSON. */
export function changed(scenario: object, { seed, faults, operations, options }: Changes): object {
  const given = Object.entries(options).map(([name, text]) => [name, optionOf(text)]);
  const before: unknown = Reflect.get(scenario, 'options');
  return {
    ...scenario,
    ...(seed !== undefined && { seed }),
    ...(faults !== undefined && { faults: JSON.parse(faults) as unknown }),
    ...(operations !== undefined && { operations: JSON.parse(operations) as unknown }),
    options: { ...(typeof before === 'object' ? before : {}), ...Object.fromEntries(given) },
  };
}

/** Options are numbers, flags or texts. The model refuses what is none of its own. */
function optionOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
