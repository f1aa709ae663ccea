/** How data from outside is checked, for models that read files of their own and for the command. */
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
  refusal,
  says,
  span,
  text,
  whole,
  word,
} from './data/shape.ts';
export { shown } from './data/shown.ts';
export { durationLawShape, toDistribution, toMicroseconds } from './random/duration-law.ts';
