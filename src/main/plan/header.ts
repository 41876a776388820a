import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { applicationId, sideFiles } from './format.ts';
import { migrations } from './migrations/index.ts';
import { refuseIfOpenHere } from './open-files.ts';
import { guarded } from './plan-error.ts';
import { newestVersion } from './schema.ts';

const headerBytes = 100;
const magic = 'SQLite format 3\0';

/**
 * Judges a file by its first 100 bytes (sqlite.org/fileformat.html §1.3) before SQLite touches it, so that a refused file
 * stays as it was and gains no side files. Throws PLAN_MISSING, PLAN_FOREIGN, PLAN_TOO_NEW, PLAN_DAMAGED, PLAN_READ_ONLY.
 */
export function checkHeader(path: string, newest: number): void {
  guarded(path, () => {
    const file = basename(path);
    // Not a folder; not a pipe either, which would keep whoever opens it waiting for ever.
    if (!statSync(path).isFile()) throw new AppError('PLAN_FOREIGN', { file });
    refuseIfOpenHere(path);
    const { header, size } = readHeader(path);
    judge(header, newest, file);
    if (!hasSideFile(path) && isTruncated(header, size)) throw new AppError('PLAN_DAMAGED', { file });
    checkWritable(path);
  });
}

/**
 * Whether a file can be looked through by its bytes alone before it is opened: of the newest version (nothing to be migrated),
 * with no journal or log beside it that completes it. Throws as `checkHeader`.
 */
export function isWholeAlone(path: string): boolean {
  checkHeader(path, newestVersion(migrations));
  return guarded(path, () => {
    const header = readHeader(path).header;
    const isLogged = header[18] !== 1 || header[19] !== 1;
    return !isLogged && !hasSideFile(path) && header.readUInt32BE(60) === newestVersion(migrations);
  });
}

/** As `checkHeader` for a whole file in memory, which no log beside it completes. `file` is its name for messages. */
export function checkBytes(bytes: Buffer, newest: number, file: string): void {
  judge(bytes.subarray(0, headerBytes), newest, file);
  const isLogged = bytes[18] !== 1 || bytes[19] !== 1;
  if (isLogged || isTruncated(bytes, bytes.length)) throw new AppError('PLAN_DAMAGED', { file });
}

/** At most the first 100 bytes, and the size of the whole. */
function readHeader(path: string): { header: Buffer; size: number } {
  const descriptor = openSync(path, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    const read = readSync(descriptor, header, 0, headerBytes, 0);
    return { header: header.subarray(0, read), size: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
}

/** @param header at most the first 100 bytes, fewer only when the file is shorter */
function judge(header: Buffer, newest: number, file: string): void {
  if (header.length === 0) throw new AppError('PLAN_DAMAGED', { file });
  const start = header.toString('latin1', 0, Math.min(header.length, magic.length));
  if (!magic.startsWith(start)) throw new AppError('PLAN_FOREIGN', { file });
  if (header.length < headerBytes) throw new AppError('PLAN_DAMAGED', { file });
  if (header.readUInt32BE(68) !== applicationId) throw new AppError('PLAN_FOREIGN', { file });
  checkVersion(header.readUInt32BE(60), newest, file);
}

/** Throws PLAN_TOO_NEW or, for a version that never was, PLAN_DAMAGED. */
export function checkVersion(version: number, newest: number, file: string): void {
  if (version > newest) {
    throw new AppError('PLAN_TOO_NEW', { file, version, supported: newest });
  }
  if (version < 1) throw new AppError('PLAN_DAMAGED', { file });
}

/** A side file may hold what a plan lacks, so its presence leaves the question to SQLite. */
const hasSideFile = (path: string): boolean => sideFiles(realpathSync(path)).some((side) => existsSync(side));

/** Fewer bytes than the header's page count promises. */
function isTruncated(header: Buffer, size: number): boolean {
  const stored = header.readUInt16BE(16);
  const pageSize = stored === 1 ? 65_536 : stored;
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  return countIsValid && size < pageSize * header.readUInt32BE(28);
}

/** The rollback journal needs the folder writable as well. Root may write anything, so the mode bits are asked, too. */
function checkWritable(path: string): void {
  const file = basename(path);
  if ((statSync(path).mode & 0o222) === 0) throw new AppError('PLAN_READ_ONLY', { file });
  for (const place of [path, dirname(realpathSync(path))]) {
    try {
      accessSync(place, constants.W_OK);
    } catch (error) {
      throw new AppError('PLAN_READ_ONLY', { file }, { cause: error });
    }
  }
}
