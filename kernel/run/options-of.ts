import type { Duration } from '../data/time.ts';
import type { Option } from './option.ts';

/** Whether a type is `Duration` itself: a plain number is one where it is asked for, but has no unit. */
type IsDuration<Value> = keyof Duration extends keyof Value
  ? Value extends Duration
    ? true
    : false
  : false;

/** The values of one option: a plain default stands for those of its type, a list for its words. */
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
 * The values that a model's actors get, by option: `OptionsOf<typeof detector>` of a model, or of the options
 * of its definition.
 */
export type OptionsOf<Of> = Of extends {
  actors(setup: never, options: infer Options extends object): void;
}
  ? Options
  : { readonly [Name in keyof Of]: ValueOf<Of[Name]> };

/** What a scenario may say of a model's options, by their values: a duration as a text such as `90s`, too. */
export type GivenOptions<Options> = {
  readonly [Name in keyof Options]?: IsDuration<Options[Name]> extends true
    ? Duration | string
    : Options[Name];
};
