import { OVERLAYS } from '../../../models/gossip/membership/overlays.ts';

/** The overlays that are graphs, which do not change in a run. */
export const GRAPHS = OVERLAYS.filter((name) => !['cyclon', 'hyparview'].includes(name));
