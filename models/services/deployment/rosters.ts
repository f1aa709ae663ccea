import type { Channel } from '../../../kernel/index.ts';
import { type Neighbour, Roster } from '../instance/directory.ts';
import type { Acquaintances, Deployment } from './deployment.ts';

/**
 * Makes the rosters of a deployment. Instances that know the same others share one roster, so that
 * memory does not grow with the number of edges.
 */
export class Rosters {
  private readonly neighbours: readonly Neighbour[];
  private readonly made = new Map<Acquaintances, Roster>();

  /** `channels` are those of the instances, in the same order. */
  constructor(
    private readonly deployment: Deployment,
    channels: readonly Channel[],
  ) {
    this.neighbours = deployment.instances.map(({ service, zone }, index) => ({
      channel: channels[index],
      service: service.name,
      zone,
    }));
  }

  /** The rosters that an instance begins with: one for each service that it calls. */
  of(index: number): Roster[] {
    return this.deployment.acquaintances(index).map((list) => {
      const known = this.made.get(list);
      if (known !== undefined) return known;
      const { service, indexes } = list;
      const roster = new Roster(
        service,
        indexes.map((index) => this.neighbours[index]),
      );
      this.made.set(list, roster);
      return roster;
    });
  }
}
