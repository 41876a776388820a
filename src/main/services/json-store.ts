import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../shared/errors.ts';

/** One small JSON file of the program's own (preferences, recent plans). A damaged or missing one reads as the fallback. */
export interface JsonStore<T> {
  read(): T;
  /** Written beside and renamed, so that a crash leaves the former file. Throws FILE_WRITE_FAILED. */
  write(value: T): void;
}

export function createJsonStore<T>(path: string, schema: z.ZodType<T>, fallback: T): JsonStore<T> {
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return fallback;
      }
    },
    write(value) {
      const next = `${path}.${process.pid}.tmp`;
      try {
        writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`);
        renameSync(next, path);
      } catch (error) {
        rmSync(next, { force: true });
        throw new AppError('FILE_WRITE_FAILED', { file: basename(path) }, { cause: error });
      }
    },
  };
}
