import { AppError } from '../../../shared/errors.ts';

/**
 * The frame of a review package (docs/adr/0006). Big-endian:
 *
 * | bytes | what |
 * |---|---|
 * | 0–7 | `BWREVIEW` |
 * | 8 | version, 1 |
 * | 9 | kind: 1 sent for review, 2 sent back |
 * | 10 | protection: 0 none, 1 password |
 * | 11–13 | scrypt: log2 N, r, p; 0 without a password |
 * | 14–29 | salt, 0 without |
 * | 30–41 | nonce, 0 without |
 * | 42–49 | bytes of the plan once inflated |
 * | 50–57 | bytes of the body |
 * | 58–89 | key check: HMAC-SHA-256 of bytes 0–57, 0 without |
 * | 90– | body: the plan deflated; with a password enciphered, the tag behind it |
 * | last 32 | SHA-256 of all before |
 */
export const headerBytes = 90;
export const checkedBytes = 58;
export const digestBytes = 32;
const magic = Buffer.from('BWREVIEW', 'latin1');
const version = 1;

export type PackageKind = 'sent' | 'back';

export interface Envelope {
  readonly kind: PackageKind;
  readonly isProtected: boolean;
  readonly logN: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly nonce: Buffer;
  readonly inflatedBytes: number;
  readonly bodyBytes: number;
  readonly keyCheck: Buffer;
}

/** Larger packages and plans are not opened; a region of 100,000 accounts has some 60 MB. */
export const mostBodyBytes = 256 * 1024 * 1024;
export const mostInflatedBytes = 512 * 1024 * 1024;
/** Pages of a plan shrink 3 to 20 times; what claims more is no plan. */
export const mostRatio = 400;

export function writeHeader(envelope: Envelope): Buffer {
  const header = Buffer.alloc(headerBytes);
  magic.copy(header, 0);
  header.writeUInt8(version, 8);
  header.writeUInt8(envelope.kind === 'sent' ? 1 : 2, 9);
  header.writeUInt8(envelope.isProtected ? 1 : 0, 10);
  header.writeUInt8(envelope.logN, 11);
  header.writeUInt8(envelope.r, 12);
  header.writeUInt8(envelope.p, 13);
  envelope.salt.copy(header, 14);
  envelope.nonce.copy(header, 30);
  header.writeBigUInt64BE(BigInt(envelope.inflatedBytes), 42);
  header.writeBigUInt64BE(BigInt(envelope.bodyBytes), 50);
  envelope.keyCheck.copy(header, checkedBytes);
  return header;
}

/**
 * Judges the first bytes of a file and its size, before anything is worked out from them.
 * @param size of the whole file
 * @param file its name, for messages
 * @throws AppError REVIEW_FOREIGN, REVIEW_TOO_NEW, REVIEW_TOO_LARGE, REVIEW_ALTERED
 */
export function readHeader(bytes: Buffer, size: number, file: string): Envelope {
  if (bytes.length < magic.length || !bytes.subarray(0, magic.length).equals(magic))
    throw new AppError('REVIEW_FOREIGN', { file });
  const altered = () => new AppError('REVIEW_ALTERED', { file });
  if (size < headerBytes + digestBytes) throw altered();
  const found = bytes.readUInt8(8);
  if (found > version) throw new AppError('REVIEW_TOO_NEW', { file, version: found, supported: version });
  const [kind, protection] = [bytes.readUInt8(9), bytes.readUInt8(10)];
  if (found < 1 || kind < 1 || kind > 2 || protection > 1) throw altered();
  const inflatedBytes = Number(bytes.readBigUInt64BE(42));
  const bodyBytes = Number(bytes.readBigUInt64BE(50));
  if (bodyBytes > mostBodyBytes || inflatedBytes > mostInflatedBytes)
    throw new AppError('REVIEW_TOO_LARGE', { file, limit: Math.floor(mostInflatedBytes / 1024 ** 2) });
  if (headerBytes + bodyBytes + digestBytes !== size || inflatedBytes > bodyBytes * mostRatio)
    throw altered();
  return {
    kind: kind === 1 ? 'sent' : 'back',
    isProtected: protection === 1,
    logN: bytes.readUInt8(11),
    r: bytes.readUInt8(12),
    p: bytes.readUInt8(13),
    salt: bytes.subarray(14, 30),
    nonce: bytes.subarray(30, 42),
    inflatedBytes,
    bodyBytes,
    keyCheck: bytes.subarray(checkedBytes, headerBytes),
  };
}
