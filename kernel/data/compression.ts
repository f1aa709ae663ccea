import { strFromU8, strToU8, Unzlib, zlibSync } from 'fflate/browser';

/** So few bytes inflate to at most a few hundred kilobytes, so that a limit is seen in time. */
const CHUNK_SIZE = 256;

/** Compresses a text of Unicode characters. The bytes have the format of zlib, with its checksum. */
export const compressed = (text: string): Uint8Array => zlibSync(strToU8(text), { level: 9 });

/**
 * Reads what `compressed` has made. It stops as soon as there are more than `sizeMax` bytes.
 * @throws RangeError saying what it got.
 */
export const decompressed = (bytes: Uint8Array, sizeMax: number): string =>
  strFromU8(inflated(bytes, sizeMax));

/**
 * Inflates bytes of zlib's format. It stops as soon as there are more than `sizeMax`.
 * @throws RangeError saying what it got.
 */
export function inflated(bytes: Uint8Array, sizeMax: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Unzlib((part) => {
    size += part.length;
    if (size > sizeMax) throw new RangeError(`more than ${sizeMax} bytes`);
    parts.push(part);
  });
  try {
    for (let start = 0; start < bytes.length; start += CHUNK_SIZE) {
      const end = start + CHUNK_SIZE;
      stream.push(bytes.subarray(start, end), end >= bytes.length);
    }
  } catch (error) {
    throw error instanceof RangeError && size > sizeMax ? error : damage();
  }
  const whole = new Uint8Array(size);
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  // The packages that inflate in a browser do not check it.
  if (adler32(whole) !== lastWord(bytes)) throw damage();
  return whole;
}

const damage = (): RangeError => new RangeError('damaged or incomplete data');

/** Source: RFC 1950, section 8.2. */
function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}

/** The last four bytes, of which the first is the highest. */
const lastWord = (bytes: Uint8Array): number =>
  bytes.length < 4 ? NaN : new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4);
