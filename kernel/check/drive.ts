/**
 * Steps that ask for things in batches, in order, and are told what each showed. They come to an
 * answer. They may be told of fewer than they asked for: the first ones of the batch.
 */
export type Steps<Asked, Shown, Answer> = Generator<readonly Asked[], Answer, readonly Shown[]>;

/**
 * Takes steps to their answer, one thing at a time. A batch ends at the first one that shows what was
 * sought.
 */
export function drive<Asked, Shown, Answer>(
  steps: Steps<Asked, Shown, Answer>,
  show: (asked: Asked) => Shown,
  isSought: (shown: Shown) => boolean,
): Answer {
  let next = steps.next();
  while (next.done !== true) {
    const shown: Shown[] = [];
    for (const asked of next.value) {
      const one = show(asked);
      shown.push(one);
      if (isSought(one)) break;
    }
    next = steps.next(shown);
  }
  return next.value;
}
