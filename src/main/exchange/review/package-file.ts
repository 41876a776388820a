import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { open, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { writeWhole } from '../export/export-scenario.ts';
import {
  checkedBytes,
  digestBytes,
  type Envelope,
  headerBytes,
  mostBodyBytes,
  mostInflatedBytes,
  type PackageKind,
  readHeader,
  writeHeader,
} from './envelope.ts';
import {
  decipher,
  deriveKeys,
  encipher,
  inTurns,
  isSaneCost,
  keyCheck,
  type PackageKeys,
  scryptCost,
  tagBytes,
} from './package-cipher.ts';

const pack = promisify(deflate);
const unpack = promisify(inflate);

export interface PackageContent {
  readonly kind: PackageKind;
  /** The bytes of a plan file. */
  readonly plan: Buffer;
}

/**
 * The bytes of a package. With a password nothing of the plan can be read without it.
 * @throws AppError REVIEW_TOO_LARGE
 */
export async function sealPackage(
  { kind, plan }: PackageContent,
  password: string | null,
  file: string,
): Promise<Buffer> {
  const deflated = await pack(plan);
  const isProtected = password !== null;
  const salt = isProtected ? randomBytes(16) : Buffer.alloc(16);
  const keys = isProtected ? await deriveKeys(password, salt, scryptCost) : null;
  const envelope: Envelope = {
    kind,
    isProtected,
    ...(isProtected ? scryptCost : { logN: 0, r: 0, p: 0 }),
    salt,
    nonce: isProtected ? randomBytes(12) : Buffer.alloc(12),
    inflatedBytes: plan.length,
    bodyBytes: deflated.length + (isProtected ? tagBytes : 0),
    keyCheck: Buffer.alloc(32),
  };
  if (envelope.bodyBytes > mostBodyBytes || plan.length > mostInflatedBytes)
    throw new AppError('REVIEW_TOO_LARGE', { file, limit: Math.floor(mostInflatedBytes / 1024 ** 2) });
  const header = writeHeader(envelope);
  if (keys) keyCheck(keys, header.subarray(0, checkedBytes)).copy(header, checkedBytes);
  const body = keys ? await encipher(deflated, keys.cipher, envelope.nonce, header) : deflated;
  const whole = Buffer.concat([header, body]);
  return Buffer.concat([whole, await digest(whole)]);
}

/**
 * What a package holds.
 * @throws AppError REVIEW_FOREIGN (no package), REVIEW_TOO_NEW, REVIEW_TOO_LARGE, REVIEW_ALTERED (a byte is not as it was
 * written), REVIEW_PASSWORD_NEEDED, REVIEW_PASSWORD_WRONG
 */
export async function openPackage(
  bytes: Buffer,
  password: string | null,
  file: string,
): Promise<PackageContent> {
  const envelope = readHeader(bytes, bytes.length, file);
  const altered = (cause?: unknown) => new AppError('REVIEW_ALTERED', { file }, { cause });
  const whole = bytes.subarray(0, bytes.length - digestBytes);
  if (!(await digest(whole)).equals(bytes.subarray(bytes.length - digestBytes))) throw altered();
  const header = bytes.subarray(0, headerBytes);
  const body = bytes.subarray(headerBytes, headerBytes + envelope.bodyBytes);
  const keys = await keysFor(envelope, header, password, file);
  try {
    const deflated = keys ? await decipher(body, keys.cipher, envelope.nonce, header) : body;
    const plan = await unpack(deflated, { maxOutputLength: Math.max(1, envelope.inflatedBytes) });
    if (plan.length !== envelope.inflatedBytes) throw altered();
    return { kind: envelope.kind, plan };
  } catch (error) {
    throw error instanceof AppError ? error : altered(error);
  }
}

async function keysFor(
  envelope: Envelope,
  header: Buffer,
  password: string | null,
  file: string,
): Promise<PackageKeys | null> {
  if (!envelope.isProtected) return null;
  if (!isSaneCost(envelope) || envelope.bodyBytes < tagBytes) throw new AppError('REVIEW_ALTERED', { file });
  if (password === null || password === '') throw new AppError('REVIEW_PASSWORD_NEEDED', { file });
  const keys = await deriveKeys(password, envelope.salt, envelope);
  if (!timingSafeEqual(keyCheck(keys, header.subarray(0, checkedBytes)), envelope.keyCheck))
    throw new AppError('REVIEW_PASSWORD_WRONG', { file });
  return keys;
}

async function digest(bytes: Buffer): Promise<Buffer> {
  const hash = createHash('sha256');
  await inTurns(bytes, (piece) => hash.update(piece));
  return hash.digest();
}

/** What a file's first bytes say of it, nothing opened. Errors as of `openPackage`, without a password's. */
export async function glanceAtPackage(path: string): Promise<Pick<Envelope, 'kind' | 'isProtected'>> {
  const name = basename(path);
  const file = await opened(path);
  try {
    const header = Buffer.alloc(headerBytes);
    const { bytesRead } = await file.read(header, 0, headerBytes, 0);
    const { size } = await file.stat();
    return readHeader(header.subarray(0, bytesRead), size, name);
  } finally {
    await file.close();
  }
}

/** Reads a package whole once its first bytes have been judged. Errors as of `openPackage`, and FILE_MISSING. */
export async function readPackage(path: string, password: string | null): Promise<PackageContent> {
  await glanceAtPackage(path);
  return openPackage(await readFile(path), password, basename(path));
}

/** Either the whole package stands at `path` or what stood there before. @throws AppError REVIEW_TOO_LARGE, FILE_WRITE_FAILED, JOB_CANCELLED */
export async function writePackage(
  path: string,
  content: PackageContent,
  password: string | null,
  signal?: AbortSignal,
): Promise<void> {
  const bytes = await sealPackage(content, password, basename(path));
  await writeWhole(path, signal, (temporary) => writeFile(temporary, bytes, { flag: 'wx' }));
}

async function opened(path: string) {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw new AppError('FILE_MISSING', { file: basename(path) }, { cause: error });
  }
}
