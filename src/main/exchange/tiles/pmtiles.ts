import { type FileHandle, open } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Compression, PMTiles, type Source, TileType } from 'pmtiles';
import { AppError } from '../../../shared/errors.ts';
import { isTilePicture } from './picture.ts';
import { deepestZoom, plainText, type TileSource } from './tile-source.ts';

/** A directory or tile longer than this, as it lies in the file or unpacked, is none. */
const mostBytes = 16 * 1024 * 1024;

const pictures: ReadonlySet<TileType> = new Set([TileType.Png, TileType.Jpeg, TileType.Webp]);

/** PMTiles 3 (github.com/protomaps/PMTiles). Throws BASE_MAP_FORMAT, BASE_MAP_VECTOR. */
export async function openPmtiles(path: string, file: string): Promise<TileSource> {
  const failed = (cause?: unknown) => new AppError('BASE_MAP_FORMAT', { file }, { cause });
  const handle = await open(path, 'r');
  try {
    const archive = new PMTiles(fileSource(handle, path), undefined, unpacked);
    const header = await archive.getHeader();
    if (header.tileType === TileType.Mvt) throw new AppError('BASE_MAP_VECTOR', { file });
    if (!pictures.has(header.tileType)) throw failed();
    const metadata = (await archive.getMetadata()) as { attribution?: unknown } | null;
    return {
      facts: {
        minZoom: Math.min(header.minZoom, deepestZoom),
        maxZoom: Math.min(header.maxZoom, deepestZoom),
        attribution: plainText(metadata?.attribution),
      },
      async tile(zoom, x, y) {
        try {
          const found = await archive.getZxy(zoom, x, y);
          const bytes = found && new Uint8Array(found.data);
          return bytes && isTilePicture(bytes) ? bytes : null;
        } catch (cause) {
          throw failed(cause);
        }
      },
      close: () => void handle.close().catch(() => {}),
    };
  } catch (cause) {
    await handle.close();
    throw cause instanceof AppError ? cause : failed(cause);
  }
}

function fileSource(handle: FileHandle, path: string): Source {
  return {
    getKey: () => path,
    async getBytes(offset, length) {
      if (length > mostBytes) throw new RangeError(`${length} bytes at once`);
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return { data: buffer.slice(0, bytesRead).buffer };
    },
  };
}

async function unpacked(packed: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  const options = { maxOutputLength: mostBytes };
  if (compression === Compression.None || compression === Compression.Unknown) return packed;
  if (compression === Compression.Gzip) return new Uint8Array(gunzipSync(packed, options)).buffer;
  if (compression === Compression.Brotli) return new Uint8Array(brotliDecompressSync(packed, options)).buffer;
  throw new RangeError('unknown compression');
}
