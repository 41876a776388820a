import { type BigIntStats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors.ts';

/** Plans this process has open, by device and inode: how often. */
const openFiles = new Map<string, number>();

/** What tells a file from any other, under whatever name. */
export const identityOf = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;

/** Null when nothing stands at the path. */
export const statOf = (path: string): BigIntStats | null =>
  statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;

/** Notes a plan as open here until the answer is called. */
export function holdOpen(identity: string): () => void {
  const count = () => openFiles.get(identity) ?? 0;
  openFiles.set(identity, count() + 1);
  return () => {
    if (count() > 1) openFiles.set(identity, count() - 1);
    else openFiles.delete(identity);
  };
}

/** Whether this process has a file open as a plan, under whatever name. */
export const isOpenHere = (identity: string): boolean => openFiles.has(identity);

/**
 * Throws PLAN_LOCKED when this process has the file open as a plan, under this name or another. To be asked before a file
 * that could be one is opened in any other way: on POSIX systems closing any descriptor of a file ends all locks the process
 * has on it (sqlite.org/howtocorrupt.html §2.2), and another program could write into the plan from then on.
 */
export function refuseIfOpenHere(path: string): void {
  const stats = statOf(path);
  if (stats && isOpenHere(identityOf(stats))) throw new AppError('PLAN_LOCKED', { file: basename(path) });
}
