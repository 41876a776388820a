import { existsSync, statSync } from 'node:fs';

/** The same file under two names, too. One that is gone is none: its place may be taken. */
export function isSameFile(a: string, b: string): boolean {
  if (!existsSync(b)) return false;
  if (a === b) return true;
  const first = statSync(a);
  const second = statSync(b);
  return first.dev === second.dev && first.ino === second.ino;
}
