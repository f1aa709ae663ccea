/** Collects text while a slice runs. A stream or a file takes it between slices. */
export class TextBuffer {
  private pieces: string[] = [];

  add(text: string): void {
    this.pieces.push(text);
  }

  /** Everything that was added since the last call. */
  take(): string {
    const text = this.pieces.join('');
    this.pieces = [];
    return text;
  }
}
