/** The ways into this spigo, by the name that a module imports. */
const DOORS: Readonly<Record<string, () => Promise<object>>> = {
  spigo: () => import('../../models/spigo.ts'),
  'spigo/kernel': () => import('../../kernel/index.ts'),
  'spigo/services': () => import('../../models/services/index.ts'),
  'spigo/metrics': () => import('../../kernel/metrics.ts'),
};

/** The doors that nearly every module asks for. The others are slow to load, so they wait until they are asked for. */
const OPEN_AT_ONCE = ['spigo', 'spigo/kernel'];

/** A module asks for a door that is not loaded yet. */
class Closed extends Error {
  constructor(readonly door: string) {
    super(`${door} is not loaded`);
  }
}

/**
 * What a user's module imports as `spigo`, `spigo/kernel` and so on: the spigo that runs it, wherever either is
 * installed.
 */
export class Doors {
  /** By name, for a loader of modules to read while it runs inside `during`. */
  readonly modules: Readonly<Record<string, object>>;
  private readonly loaded = new Map<string, object>();

  constructor() {
    const properties = Object.keys(DOORS).map((name) => [name, { get: () => this.take(name) }]);
    this.modules = Object.defineProperties({}, Object.fromEntries(properties));
  }

  /**
   * Runs `load`. If it asks for a door that is not loaded, loads the door and runs `load` again, since a module
   * cannot wait for one.
   */
  async during<T>(load: () => Promise<T>): Promise<T> {
    await Promise.all(OPEN_AT_ONCE.map((name) => this.open(name)));
    for (;;) {
      try {
        return await load();
      } catch (error) {
        if (!(error instanceof Closed) || this.loaded.has(error.door)) throw error;
        await this.open(error.door);
      }
    }
  }

  private take(name: string): object {
    const door = this.loaded.get(name);
    if (door === undefined) throw new Closed(name);
    return door;
  }

  private async open(name: string): Promise<void> {
    this.loaded.set(name, await DOORS[name]());
  }
}
