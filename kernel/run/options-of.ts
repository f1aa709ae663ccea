import type { Duration } from '../data/time.ts';
import type { Option } from './option.ts';

/** Whether a type is `Duration` itself. A plain number can be passed as one but is not `Duration`. */
type IsDuration<Value> = keyof Duration extends keyof Value
  ? Value extends Duration
    ? true
    : false
  : false;

/** The values of one option: all of a plain default's type, or the words of a list. */
type ValueOf<Spec> =
  Spec extends Option<infer Value>
    ? Value
    : Spec extends readonly (infer Word extends string)[]
      ? Word
      : IsDuration<Spec> extends true
        ? Duration
        : Spec extends number
          ? number
          : Spec extends boolean
            ? boolean
            : Spec extends string
              ? string
              : never;

/**
 * The values that a model's actors get, by option. `Of` is the type of a model, as in
 * `OptionsOf<typeof detector>`, or of the options of its definition.
 */
export type OptionsOf<Of> = Of extends {
  actors(setup: never, options: infer Options extends object): void;
}
  ? Options
  : { readonly [Name in keyof Of]: ValueOf<Of[Name]> };

/** The options of a scenario, from the values that a model takes. A duration can be a text such as `90s`. */
export type GivenOptions<Options> = {
  readonly [Name in keyof Options]?: IsDuration<Options[Name]> extends true
    ? Duration | string
    : Options[Name];
};
