/** Frames that follow each other faster are smooth. */
const SMOOTH_MS = 45;
/** So many edges are always drawn. */
const EDGES_MIN = 4_000;
/** WebGL knows no longer way from one edge to the next. */
const STRIDE_MAX = 31;

/**
 * How many edges stand for one that is drawn while something moves. It is 1 where the browser draws
 * fast, and doubles after each frame that comes late. An even share of the edges looks like all of them.
 */
export class Stride {
  private present = 1;
  private isMeasuring = false;

  /** Whether frames have come late. */
  get isSlow(): boolean {
    return this.present > 1;
  }

  of(edgeCount: number): number {
    return Math.max(1, Math.min(this.present, Math.floor(edgeCount / EDGES_MIN)));
  }

  /** A frame was just drawn: finds out when the next one could be. */
  measure(): void {
    if (this.isMeasuring) return;
    this.isMeasuring = true;
    const began = performance.now();
    requestAnimationFrame(() => {
      this.isMeasuring = false;
      const isLate = performance.now() - began > SMOOTH_MS;
      if (isLate) this.present = Math.min(STRIDE_MAX, 2 * this.present);
    });
  }

  /** The picture rests. The next movement begins with more. */
  rest(): void {
    this.present = Math.max(1, Math.floor(this.present / 2));
  }
}
