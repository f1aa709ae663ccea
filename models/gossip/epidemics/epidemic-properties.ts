import { atEnd, type Property } from '../../../kernel/index.ts';
import { Informed } from './informed.ts';

/** A life that has heard the rumour never forgets it. It is judged at the end, so that large runs stay fast. */
export const informedStayInformed: Property = atEnd(
  'who has heard the rumour knows it',
  (world) => {
    for (const { name, actor } of world.actors()) {
      if (!(actor instanceof Informed) || actor.informedAt === undefined) continue;
      if (!actor.isInformed) return `${name} has forgotten the rumour`;
    }
    return true;
  },
);
