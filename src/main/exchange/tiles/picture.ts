/** Bytes and side of one tile beyond which it is no tile; a small file may unpack to gigabytes. */
const mostBytes = 2 * 1024 * 1024;
const mostSide = 1024;

/** Whether bytes are a PNG, JPEG or WebP picture of a tile's size. Only the header is read. */
export function isTilePicture(bytes: Uint8Array): boolean {
  if (bytes.length < 16 || bytes.length > mostBytes) return false;
  const size = pngSize(bytes) ?? jpegSize(bytes) ?? webpSize(bytes);
  return size !== null && size.every((side) => side > 0 && side <= mostSide);
}

type Size = readonly [width: number, height: number];

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to));

/** PNG (ISO 15948): IHDR is the first chunk. */
function pngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || ascii(bytes, 1, 4) !== 'PNG' || ascii(bytes, 12, 16) !== 'IHDR') return null;
  return [view(bytes).getUint32(16), view(bytes).getUint32(20)];
}

/** JPEG (ITU T.81): the first frame header, SOF0 to SOF15 without DHT, JPG and DAC. */
function jpegSize(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [view(bytes).getUint16(at + 7), view(bytes).getUint16(at + 5)];
    at += 2 + Math.max(2, view(bytes).getUint16(at + 2));
  }
  return null;
}

/** WebP (RFC 9649): lossy, lossless or extended. */
function webpSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return null;
  const kind = ascii(bytes, 12, 16);
  const data = view(bytes);
  if (kind === 'VP8 ') return [data.getUint16(26, true) & 0x3fff, data.getUint16(28, true) & 0x3fff];
  if (kind === 'VP8L') {
    const bits = data.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
  }
  if (kind !== 'VP8X') return null;
  const side = (at: number) => data.getUint16(at, true) + (bytes[at + 2] << 16) + 1;
  return [side(24), side(27)];
}
