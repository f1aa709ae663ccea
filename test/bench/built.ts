// Loads what is measured: the compiled code, since what tsx makes of the sources is slower.
import type * as Kernel from '../../kernel/index.ts';
import type * as Models from '../../models/index.ts';

/** The directory of the build, with a slash at its end. `SPIGO_DIST` names another one to measure. */
export const distUrl = (): URL =>
  process.env.SPIGO_DIST === undefined
    ? new URL('../../dist/', import.meta.url)
    : new URL(`file://${process.env.SPIGO_DIST}/`);

const load = (path: string): Promise<unknown> => import(new URL(path, distUrl()).href);

/** The kernel as built. */
export const loadKernel = async (): Promise<typeof Kernel> =>
  (await load('kernel/index.js')) as typeof Kernel;

/** The models as built. */
export const loadModels = async (): Promise<typeof Models> =>
  (await load('models/index.js')) as typeof Models;
