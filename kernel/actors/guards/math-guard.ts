import { type ApproximateMath, portableMath } from './portable-math.ts';
import { type Guard, refusal } from './running-slice.ts';

type Replaced = ApproximateMath & Pick<Math, 'random'>;

const REPLACEMENTS = taken({
  ...portableMath,
  random: refusal('Math.random', 'self.random'),
});

/** Replaces the functions of `Math` that are random or approximate. */
export class MathGuard implements Guard {
  private originals: Replaced | undefined = undefined;

  install(): void {
    this.originals = taken(Math);
    put(Math, REPLACEMENTS);
  }

  undo(): void {
    if (this.originals === undefined) return;
    put(Math, this.originals);
    this.originals = undefined;
  }
}

// Functions are named one by one. A loop or a spread takes 1 to 60 us, and a slice may be a single
// event.

function taken(math: Replaced): Replaced {
  return {
    acos: math.acos,
    acosh: math.acosh,
    asin: math.asin,
    asinh: math.asinh,
    atan: math.atan,
    atan2: math.atan2,
    atanh: math.atanh,
    cbrt: math.cbrt,
    cos: math.cos,
    cosh: math.cosh,
    exp: math.exp,
    expm1: math.expm1,
    hypot: math.hypot,
    log: math.log,
    log10: math.log10,
    log1p: math.log1p,
    log2: math.log2,
    pow: math.pow,
    random: math.random,
    sin: math.sin,
    sinh: math.sinh,
    tan: math.tan,
    tanh: math.tanh,
  };
}

function put(math: Replaced, functions: Replaced): void {
  math.acos = functions.acos;
  math.acosh = functions.acosh;
  math.asin = functions.asin;
  math.asinh = functions.asinh;
  math.atan = functions.atan;
  math.atan2 = functions.atan2;
  math.atanh = functions.atanh;
  math.cbrt = functions.cbrt;
  math.cos = functions.cos;
  math.cosh = functions.cosh;
  math.exp = functions.exp;
  math.expm1 = functions.expm1;
  math.hypot = functions.hypot;
  math.log = functions.log;
  math.log10 = functions.log10;
  math.log1p = functions.log1p;
  math.log2 = functions.log2;
  math.pow = functions.pow;
  math.random = functions.random;
  math.sin = functions.sin;
  math.sinh = functions.sinh;
  math.tan = functions.tan;
  math.tanh = functions.tanh;
}
