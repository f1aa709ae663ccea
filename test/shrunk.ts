import fc from 'fast-check';
import { KeyedRandom } from '../kernel/check/arbitraries/keyed-random.ts';

/** Of so many values, at least one fails. */
const VALUES_MAX = 500;

/** Finds a value of an arbitrary that fails, and shrinks it as far as fast-check does. */
export function shrunk<Value>(
  arbitrary: fc.Arbitrary<Value>,
  fails: (value: Value) => boolean,
): Value {
  const random = new fc.Random(new KeyedRandom({ high: 1, low: 2 }));
  for (let count = 0; count < VALUES_MAX; count++) {
    let present = arbitrary.generate(random, undefined);
    if (!fails(present.value)) continue;
    for (;;) {
      const smaller = arbitrary.shrink(present.value, present.context);
      const [next] = smaller.filter(({ value }) => fails(value)).take(1);
      if (next === undefined) return present.value;
      present = next;
    }
  }
  throw new Error(`got no value that fails among ${VALUES_MAX}`);
}
