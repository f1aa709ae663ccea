/**
 * So many units are 1. Nodes count in whole units, so that a sum of a few thousand values is exact
 * and a lost unit shows.
 */
export const UNITS = 2 ** 40;

/** The value that a node begins with, in units: `index / population`. */
export const initialUnits = (index: number, population: number): number =>
  Math.floor((UNITS / population) * index);
