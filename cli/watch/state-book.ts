import { Bytes } from './bytes.ts';

/** So many words are told apart. All others are `OTHER`: nobody tells so many colours apart. */
const WORDS_MAX = 31;
const OTHER = 'other states';

/** No state. */
const NONE = 0;

/** The state of each actor, as it was last reported, and how many actors are in each state. */
export class StateBook {
  readonly words: string[] = [];
  /** By code: 0 for actors without a state, then the words in their order. */
  readonly counts: number[] = [0];
  private readonly codes = new Map<string, number>();
  private readonly states = new Bytes();

  /** An actor is in a state now. */
  set(actor: number, word: string): void {
    this.move(actor, this.codeOf(word));
  }

  /** An actor is in no state any more. */
  clear(actor: number): void {
    this.move(actor, NONE);
  }

  /** The state of an actor; `undefined` if it is in none, or in one of the `other states`. */
  of(actor: number): string | undefined {
    const word = this.words[this.states.at(actor) - 1];
    return this.codes.has(word) ? word : undefined;
  }

  /** For each of the first `count` actors, its state. */
  copy(count: number): Uint8Array {
    return this.states.copy(count);
  }

  private move(actor: number, code: number): void {
    const before = this.states.at(actor);
    if (before === code) return;
    if (before !== NONE) this.counts[before] -= 1;
    if (code !== NONE) this.counts[code] += 1;
    this.states.set(actor, code);
  }

  private codeOf(word: string): number {
    const known = this.codes.get(word);
    if (known !== undefined) return known;
    const isLast = this.words.length === WORDS_MAX;
    if (this.words.length <= WORDS_MAX) {
      this.words.push(isLast ? OTHER : word);
      this.counts.push(0);
    }
    const code = this.words.length;
    if (code <= WORDS_MAX) this.codes.set(word, code);
    return code;
  }
}
