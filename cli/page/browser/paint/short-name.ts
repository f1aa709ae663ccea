/** Shortens a name to `most` characters. A shortened name ends in an ellipsis, and never in half a character. */
export function shortName(name: string, most: number): string {
  const characters = Array.from(name);
  return characters.length <= most ? name : `${characters.slice(0, most - 1).join('')}…`;
}
