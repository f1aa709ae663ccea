import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../fixtures/laws/', import.meta.url);

/** A case with which a law once failed, from a file of fixtures/laws/. */
export interface KeptCase {
  readonly file: string;
  /** The name of the law. */
  readonly law: string;
  /** What was wrong, and where. */
  readonly story: string;
  /** The law's arguments, as JSON. */
  readonly arguments: readonly unknown[];
}

/** All kept cases, by file. */
export const allKeptCases: readonly KeptCase[] = readdirSync(FOLDER)
  .sort()
  .map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) }));

/** The arguments of the cases with which this law once failed. */
export const keptCases = (name: string): readonly (readonly unknown[])[] =>
  allKeptCases.filter(({ law }) => law === name).map((kept) => kept.arguments);
