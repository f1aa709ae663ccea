/** Finds the element of the page with this id and of this kind. @throws if there is none. */
export function elementOf<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return element;
}

/** Makes an element with a class and a text. The text is never read as HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}

/** Formats a count as `1,234`. It ignores the browser's language, since the page is in English. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');

/** Formats a count and a noun, such as `1 node` or `3 nodes`. */
export const plural = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
