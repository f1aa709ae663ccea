// The golden angle, pi (3 - sqrt 5), as cosine and sine: numbers, as Math.cos may differ between machines.
const GOLDEN_COS = -0.7373688780783197;
const GOLDEN_SIN = 0.6754902942615238;

/**
 * The positions of `count` nodes around a point. They spread like the seeds of a sunflower, so that each has room.
 * Source: Vogel, A better way to construct the sunflower head, 1979.
 */
export function sunflower(count: number, spacing: number): { x: number; y: number }[] {
  let [cos, sin] = [1, 0];
  return Array.from({ length: count }, (_, index) => {
    const distance = spacing * Math.sqrt(index + 0.5);
    const seed = { x: distance * cos, y: distance * sin };
    [cos, sin] = [cos * GOLDEN_COS - sin * GOLDEN_SIN, sin * GOLDEN_COS + cos * GOLDEN_SIN];
    return seed;
  });
}
