const BYTES_START = 65_536;
/** UTF-8 takes at most as many bytes for a unit of UTF-16. */
const UNIT_BYTES = 3;

/**
 * Collects lines while a slice runs. A file takes them between slices. A line is encoded at once, so that the pieces
 * of which it was made are garbage while they are young: to keep them for a slice takes five times as long.
 */
export class LineBuffer {
  private bytes = Buffer.allocUnsafe(BYTES_START);
  private length = 0;

  /** Adds a line, without its line end. */
  add(line: string): void {
    const text = `${line}\n`;
    const lengthMax = this.length + UNIT_BYTES * text.length;
    if (lengthMax > this.bytes.length) this.grow(lengthMax);
    this.length += this.bytes.write(text, this.length);
  }

  /** Everything that was added since the last call, as UTF-8. It is valid until a line is added. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.length);
    this.length = 0;
    return taken;
  }

  private grow(lengthMax: number): void {
    const bytes = Buffer.allocUnsafe(2 * lengthMax);
    this.bytes.copy(bytes, 0, 0, this.length);
    this.bytes = bytes;
  }
}
