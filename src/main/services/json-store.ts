import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/** One small JSON file of the program's own (preferences, recent plans). A damaged or missing one reads as the fallback. */
export interface JsonStore<T> {
  read(): T;
  /** Written beside and renamed, so that a crash leaves the former file. */
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
      writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`);
      renameSync(next, path);
    },
  };
}
