import { PRESENT, refusal } from './running-slice.ts';

const refuseDate = refusal('Date', PRESENT);

let last: { readonly original: DateConstructor; readonly guarded: DateConstructor } | undefined;

/** Returns a `Date` that takes given instants and refuses the present. The same original gets the same one again. */
export function guardedDate(original: DateConstructor): DateConstructor {
  if (last?.original !== original) last = { original, guarded: guard(original) };
  return last.guarded;
}

function guard(original: DateConstructor): DateConstructor {
  const guarded: DateConstructor = new Proxy(original, {
    apply: refuseDate,
    construct: (target, args, newTarget): object =>
      args.length === 0
        ? refuseDate()
        : Reflect.construct(target, args, newTarget === guarded ? target : newTarget),
    get: (target, name, receiver) =>
      name === 'now' ? refuseDate : Reflect.get(target, name, receiver),
  });
  return guarded;
}
