/** The stack of anything that was thrown; empty if it has none. Never throws: a model may throw anything. */
export function stackOf(thrown: unknown): string {
  try {
    // Node makes the text when it is read, and reads name and message for it.
    const stack: unknown = thrown instanceof Error ? thrown.stack : undefined;
    return typeof stack === 'string' ? stack : '';
  } catch {
    return '';
  }
}
