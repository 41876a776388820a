import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { FileHandle } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';
import { refuseIfOpenHere } from '../plan/open-files.ts';
import type { FileRegistry } from './host.ts';

/** Keeps the paths of chosen files in the main process; outside only random ids are known. */
export function createFileRegistry(): FileRegistry {
  const paths = new Map<string, string>();
  const ids = new Map<string, string>();

  const path = (fileId: string): string => {
    const known = paths.get(fileId);
    if (known === undefined) throw new AppError('FILE_NOT_ALLOWED', { file: fileId });
    return known;
  };

  return {
    register(path, size): FileHandle {
      const absolute = resolve(path);
      const id = ids.get(absolute) ?? randomUUID();
      ids.set(absolute, id);
      paths.set(id, absolute);
      // A file still to be written counts 0 bytes.
      const found = size ?? statSync(absolute, { throwIfNoEntry: false })?.size ?? 0;
      return { id, name: basename(absolute), size: found };
    },
    path,
    source(fileId) {
      const found = path(fileId);
      refuseIfOpenHere(found);
      const stats = statSync(found, { throwIfNoEntry: false });
      if (stats && !stats.isFile()) throw new AppError('FILE_NOT_ALLOWED', { file: basename(found) });
      return found;
    },
  };
}
