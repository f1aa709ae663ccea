import type { ArchitectureFile } from '../services/architecture/architecture.ts';
import cassandra from './cassandra.json' with { type: 'json' };
import lamp from './lamp.json' with { type: 'json' };
import migration1 from './migration1.json' with { type: 'json' };
import migration2 from './migration2.json' with { type: 'json' };
import migration3 from './migration3.json' with { type: 'json' };
import migration4 from './migration4.json' with { type: 'json' };
import migration5 from './migration5.json' with { type: 'json' };
import migration6 from './migration6.json' with { type: 'json' };
import moonreel from './moonreel.json' with { type: 'json' };
import netflixoss from './netflixoss.json' with { type: 'json' };
import storage from './storage.json' with { type: 'json' };

/** The content of the architecture files that come with spigo, by name. */
export const shippedArchitectures: ReadonlyMap<string, ArchitectureFile> = new Map(
  [
    netflixoss,
    lamp,
    migration1,
    migration2,
    migration3,
    migration4,
    migration5,
    migration6,
    cassandra,
    storage,
    moonreel,
  ].map((file) => [file.arch, file as ArchitectureFile]),
);
