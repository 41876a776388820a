import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/errors.ts';
import { isInside } from '../host/bundle.ts';
import { commonHeaders } from '../host/content-policy.ts';
import { freePath, safeFileName } from '../services/file-names.ts';
import type { FileRegistry } from '../services/host.ts';
import type { Folders } from './folders.ts';

/** What is kept after this run, by what it is for. */
const endings: ReadonlyMap<string, RegExp> = new Map([
  ['plan-open', /\.sqlite$/i],
  ['base-map', /\.(mbtiles|pmtiles)$/i],
]);

/** Bytes of one upload. */
export const uploadLimit = 512 * 1024 * 1024;

/**
 * POST /files?name=…&purpose=…: a plan and a base map, which stay, land in the person's folder, everything else in the private folder of this run.
 * Answers the handle. Throws FILE_TOO_LARGE, FILE_WRITE_FAILED; nothing is left behind then.
 */
export async function receiveFile(
  request: IncomingMessage,
  query: URLSearchParams,
  folders: Folders,
  files: FileRegistry,
  limit = uploadLimit,
) {
  const name = safeFileName(query.get('name') ?? '', 'upload');
  const stays = endings.get(query.get('purpose') ?? '')?.test(name) ?? false;
  const tooLarge = () => new AppError('FILE_TOO_LARGE', { file: name, limit: Math.floor(limit / 1024 ** 2) });
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const parent = stays ? folders.home : folders.uploads;
  let written: string | null = null;
  try {
    // What doesn't stay lies in a folder of its own: a file chosen twice keeps its name.
    const own = stays ? null : await mkdtemp(join(parent, 'file-'));
    const path = freePath(own ?? parent, name);
    written = own ?? path;
    // `wx`: two uploads of one name at the same moment must not share a file.
    await pipeline(request, capped(limit, tooLarge), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    return files.register(path);
  } catch (error) {
    if (written !== null) await rm(written, { recursive: true, force: true });
    throw error instanceof AppError
      ? error
      : new AppError('FILE_WRITE_FAILED', { file: name, folder: parent }, { cause: error });
  }
}

/** GET /files/<id>: only what was registered and lies in our folders. Throws FILE_NOT_ALLOWED, FILE_MISSING. */
export async function sendFile(
  response: ServerResponse,
  id: string,
  allowed: readonly string[],
  files: FileRegistry,
): Promise<void> {
  const path = files.source(id);
  const handle = files.register(path);
  // Where a link leads counts, not where it lies.
  const real = await realpath(path).catch(() => path);
  const folders = await Promise.all(allowed.map((folder) => realpath(folder).catch(() => folder)));
  if (!folders.some((folder) => isInside(folder, real)))
    throw new AppError('FILE_NOT_ALLOWED', { file: handle.name });
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new AppError('FILE_MISSING', { file: handle.name });
  response.writeHead(200, {
    ...commonHeaders,
    'Content-Type': 'application/octet-stream',
    'Content-Length': found.size,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(handle.name)}`,
    'Cache-Control': 'no-store',
  });
  await pipeline(createReadStream(real), response);
}

/** Lets at most `limit` bytes through, whatever the request's headers said. */
function capped(limit: number, tooLarge: () => Error): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(tooLarge());
      else done(null, chunk);
    },
  });
}
