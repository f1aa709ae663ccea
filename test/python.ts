import { spawnSync } from 'node:child_process';

// It looks for the module and does not load it, which can take seconds.
const HAS = 'import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)';

/** A Python that has a module: the first on the path may be another than that of the system. */
export const pythonWith = (module: string): string | undefined =>
  ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', HAS, module]).status === 0,
  );
