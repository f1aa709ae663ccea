/** The timers that modules have begun while they were loaded. */
const begun = new Set<NodeJS.Timeout>();

/**
 * Loads a user's module, and notes the timers that it begins meanwhile: they would keep the process
 * alive after the command has ended.
 */
export async function noteTimers<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  const { setInterval, setTimeout } = globalThis;
  const noting = <Begin extends typeof setInterval | typeof setTimeout>(begin: Begin): Begin =>
    Object.assign((...values: Parameters<typeof setTimeout>) => {
      const timer = begin(...values);
      begun.add(timer);
      return timer;
    }, begin) as unknown as Begin;
  Object.assign(globalThis, {
    setInterval: noting(setInterval),
    setTimeout: noting(setTimeout),
  });
  try {
    return await load();
  } finally {
    Object.assign(globalThis, { setInterval, setTimeout });
  }
}

/** Lets the process end in spite of timers that modules have left running. Returns how many there are. */
export function releaseTimers(): number {
  let count = 0;
  for (const timer of begun) {
    // A timer that has ended or was cleared keeps nothing alive.
    if (!isActive(timer)) continue;
    timer.unref();
    count += 1;
  }
  begun.clear();
  return count;
}

const isActive = (timer: NodeJS.Timeout): boolean =>
  timer.hasRef() && !Reflect.get(timer, '_destroyed');
