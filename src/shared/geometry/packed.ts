/**
 * Typed arrays by name in one run of bytes, so that a map of a million vertices crosses to the window without becoming text.
 * Little-endian: a word that says what it is, the version, the header's length; the header (ASCII JSON: name, kind, length of each
 * array); then the arrays, each beginning at a multiple of eight.
 */
const kinds = { i32: Int32Array, f64: Float64Array, u8: Uint8Array } as const;
type Kind = keyof typeof kinds;
export type PackedArray = Int32Array | Float64Array | Uint8Array;

/** "BWK1" */
const magic = 0x314b5742;
const version = 1;
const wordBytes = 4;

interface Entry {
  name: string;
  kind: Kind;
  length: number;
}

const kindOf = (array: PackedArray): Kind =>
  array instanceof Int32Array ? 'i32' : array instanceof Float64Array ? 'f64' : 'u8';

const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8;

export function pack(arrays: Readonly<Record<string, PackedArray>>): Uint8Array<ArrayBuffer> {
  const parts = packedParts(arrays);
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** The same in parts to be laid end to end: the arrays' own bytes, not copied, and what stands before and between them. */
export function packedParts(arrays: Readonly<Record<string, PackedArray>>): Uint8Array[] {
  const entries = Object.entries(arrays);
  const header = Uint8Array.from(
    JSON.stringify(entries.map(([name, array]) => ({ name, kind: kindOf(array), length: array.length }))),
    (character) => character.charCodeAt(0),
  );
  const first = new Uint8Array(aligned(3 * wordBytes + header.length));
  const words = new DataView(first.buffer);
  words.setUint32(0, magic, true);
  words.setUint32(wordBytes, version, true);
  words.setUint32(2 * wordBytes, header.length, true);
  first.set(header, 3 * wordBytes);
  const parts: Uint8Array[] = [first];
  for (const [, { buffer, byteOffset, byteLength }] of entries) {
    parts.push(new Uint8Array(buffer, byteOffset, byteLength));
    if (aligned(byteLength) > byteLength) parts.push(new Uint8Array(aligned(byteLength) - byteLength));
  }
  return parts;
}

/**
 * The arrays as views on the bytes, which begin at a multiple of eight of theirs: nothing is copied. Throws a RangeError for bytes that
 * `pack` did not write.
 */
export function unpack({ buffer, byteOffset, byteLength }: Uint8Array): Map<string, PackedArray> {
  const words = new DataView(buffer, byteOffset, byteLength);
  if (byteLength < 3 * wordBytes || words.getUint32(0, true) !== magic)
    throw new RangeError('not packed arrays');
  if (words.getUint32(wordBytes, true) !== version) throw new RangeError('packed arrays of another version');
  const headerLength = words.getUint32(2 * wordBytes, true);
  const header = String.fromCharCode(...new Uint8Array(buffer, byteOffset + 3 * wordBytes, headerLength));
  let at = byteOffset + aligned(3 * wordBytes + headerLength);
  const arrays = new Map<string, PackedArray>();
  for (const { name, kind, length } of JSON.parse(header) as Entry[]) {
    const array = new kinds[kind](buffer as ArrayBuffer, at, length);
    arrays.set(name, array);
    at += aligned(array.byteLength);
  }
  return arrays;
}

/** One of them by its name and kind. Throws a RangeError when it is not there. */
export function i32(arrays: ReadonlyMap<string, PackedArray>, name: string): Int32Array {
  const array = arrays.get(name);
  if (!(array instanceof Int32Array)) throw new RangeError(`no packed array ${name}`);
  return array;
}

export function f64(arrays: ReadonlyMap<string, PackedArray>, name: string): Float64Array {
  const array = arrays.get(name);
  if (!(array instanceof Float64Array)) throw new RangeError(`no packed array ${name}`);
  return array;
}

export function u8(arrays: ReadonlyMap<string, PackedArray>, name: string): Uint8Array {
  const array = arrays.get(name);
  if (!(array instanceof Uint8Array)) throw new RangeError(`no packed array ${name}`);
  return array;
}
