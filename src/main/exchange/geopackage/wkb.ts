import { limits, tooLarge } from '../formats/limits.ts';

type Parts = number[][][][];

export interface VertexCounter {
  vertices: number;
  file: string;
}

/** Bytes of the envelope by its indicator (OGC 12-128r18 §2.1.3.1). */
const envelopeBytes = [0, 32, 48, 48, 64] as const;
const deepest = 4;

/**
 * Polygons of a GeoPackage geometry (a header, then well-known binary); none for other geometries and for bytes that are no
 * geometry. Throws IMPORT_TOO_LARGE.
 */
export function polygonsOfBlob(blob: Buffer, counter: VertexCounter): Parts {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return [];
  const envelope = envelopeBytes[((blob[3] ?? 0) >> 1) & 7];
  if (envelope === undefined) return [];
  try {
    return new WkbReader(blob, 8 + envelope, counter).geometry(0);
  } catch (error) {
    // Reading past the end: the geometry is cut short, and the row has none.
    if (error instanceof RangeError) return [];
    throw error;
  }
}

class WkbReader {
  readonly #bytes: Buffer;
  readonly #counter: VertexCounter;
  #at: number;
  #little = true;

  constructor(bytes: Buffer, at: number, counter: VertexCounter) {
    this.#bytes = bytes;
    this.#at = at;
    this.#counter = counter;
  }

  geometry(depth: number): Parts {
    this.#little = this.#bytes.readUInt8(this.#at) === 1;
    this.#at += 1;
    const code = this.#integer();
    // ISO adds 1000 a dimension, PostGIS sets high bits.
    const hasZ = (code & 0x80000000) !== 0 || [1, 3].includes(Math.floor((code % 10_000) / 1000));
    const hasM = (code & 0x40000000) !== 0 || [2, 3].includes(Math.floor((code % 10_000) / 1000));
    if ((code & 0x20000000) !== 0) this.#integer();
    const type = (code & 0xffff) % 1000;
    const size = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
    if (type === 3) return [this.#polygon(size)];
    if ((type !== 6 && type !== 7) || depth > deepest) return [];
    const parts: Parts = [];
    const count = this.#integer();
    for (let index = 0; index < count; index++) parts.push(...this.geometry(depth + 1));
    return parts;
  }

  #polygon(size: number): number[][][] {
    const rings: number[][][] = [];
    const count = this.#integer();
    for (let ring = 0; ring < count; ring++) {
      const points: number[][] = [];
      const length = this.#integer();
      if (this.#at + length * size * 8 > this.#bytes.length) throw new RangeError('cut short');
      this.#counter.vertices += length;
      if (this.#counter.vertices > limits.vertices) throw tooLarge(this.#counter.file, 'vertices');
      for (let point = 0; point < length; point++) {
        points.push([this.#double(this.#at), this.#double(this.#at + 8)]);
        this.#at += size * 8;
      }
      rings.push(points);
    }
    return rings;
  }

  #integer(): number {
    const value = this.#little ? this.#bytes.readUInt32LE(this.#at) : this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    return value;
  }

  #double(at: number): number {
    return this.#little ? this.#bytes.readDoubleLE(at) : this.#bytes.readDoubleBE(at);
  }
}
