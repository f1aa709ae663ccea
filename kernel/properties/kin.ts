import type { ActorClass } from './condition.ts';

/**
 * Tells whether actors are of a class, as `instanceof` does. It remembers the last prototypes, since
 * it is asked at each event of a run, and `instanceof` is slow where the class is no constant.
 */
export class Kin<State extends object> {
  private inside: unknown;
  private outside: unknown;

  constructor(private readonly actorClass: ActorClass<State>) {}

  has(actor: object | undefined): actor is State {
    if (actor === undefined) return false;
    const prototype: unknown = Object.getPrototypeOf(actor);
    if (prototype === this.inside) return true;
    if (prototype === this.outside) return false;
    const isInside = actor instanceof this.actorClass;
    if (isInside) this.inside = prototype;
    else this.outside = prototype;
    return isInside;
  }
}
