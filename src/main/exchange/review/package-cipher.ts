import { createCipheriv, createDecipheriv, createHmac, type ScryptOptions, scrypt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';

/** SOURCE RFC 7914 and OWASP Password Storage (scrypt N = 2^17, r = 8, p = 1: 128 MB and some 0.4 s a try). */
export const scryptCost = { logN: 17, r: 8, p: 1 } as const;
/** What a strange file may ask for: 2^17 … 2^20 at r = 8, so that opening one can't eat the machine. */
const mostLogN = 20;
export const tagBytes = 16;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

export interface PackageKeys {
  /** Of AES-256-GCM. */
  readonly cipher: Buffer;
  /** Of the HMAC that tells a wrong password from an altered file. */
  readonly check: Buffer;
}

export const isSaneCost = ({ logN, r, p }: { logN: number; r: number; p: number }): boolean =>
  logN >= 10 && logN <= mostLogN && r === scryptCost.r && p === scryptCost.p;

/** Both keys from one password, in a thread of the pool. Composed first (NFC), so that every keyboard types the same bytes. */
export async function deriveKeys(
  password: string,
  salt: Buffer,
  { logN, r, p }: { logN: number; r: number; p: number },
): Promise<PackageKeys> {
  const N = 2 ** logN;
  const bytes = await derive(password.normalize('NFC'), salt, 64, { N, r, p, maxmem: 256 * N * r });
  return { cipher: bytes.subarray(0, 32), check: bytes.subarray(32) };
}

export const keyCheck = (keys: PackageKeys, header: Buffer): Buffer =>
  createHmac('sha256', keys.check).update(header).digest();

/** Bytes worked on in one turn of the event loop: a few milliseconds. */
const turnBytes = 4 * 1024 * 1024;

/** Hands on `bytes` piece by piece with turns of the event loop between. */
export async function inTurns(bytes: Buffer, work: (piece: Buffer) => void): Promise<void> {
  for (let from = 0; from < bytes.length; from += turnBytes) {
    work(bytes.subarray(from, from + turnBytes));
    await nextTurn();
  }
}

/** AES-256-GCM over the body, the header authenticated with it; the tag stands behind. */
export async function encipher(plain: Buffer, key: Buffer, nonce: Buffer, header: Buffer): Promise<Buffer> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(header);
  const pieces: Buffer[] = [];
  await inTurns(plain, (piece) => pieces.push(cipher.update(piece)));
  pieces.push(cipher.final(), cipher.getAuthTag());
  return Buffer.concat(pieces);
}

/** The reverse. Throws whatever node:crypto does when a bit is not as it was. */
export async function decipher(body: Buffer, key: Buffer, nonce: Buffer, header: Buffer): Promise<Buffer> {
  const decoder = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(header)
    .setAuthTag(body.subarray(body.length - tagBytes));
  const pieces: Buffer[] = [];
  await inTurns(body.subarray(0, body.length - tagBytes), (piece) => pieces.push(decoder.update(piece)));
  pieces.push(decoder.final());
  return Buffer.concat(pieces);
}
