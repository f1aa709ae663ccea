/** The name of an actor's class; empty for an object without one. */
export function classNameOf(actor: object | undefined): string {
  const maker: unknown = actor && Reflect.get(actor, 'constructor');
  return typeof maker === 'function' ? maker.name : '';
}
