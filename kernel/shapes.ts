/** The checks of data from outside, for the command and for models that read files. */

export { parseJson } from './data/json.ts';
export { checkLevels, isDeeper } from './data/levels.ts';
export {
  anyObject,
  isObject,
  list,
  object,
  openFields,
  openObject,
  type Path,
  placeOf,
  readShape,
  says,
  span,
  text,
  whole,
  word,
} from './data/shape.ts';
export { toDistribution, toMicroseconds } from './random/duration-conversion.ts';
export { durationLawShape } from './random/duration-shape.ts';
