import { readdir, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';

/** Another version of the open plan that a synchroniser, or this program, has put beside it. */
export interface ConflictCopy {
  readonly path: string;
  /** Without extension. */
  readonly name: string;
  /** When it was last written, ISO 8601. */
  readonly changedAt: string;
  readonly bytes: number;
}

/** More than a person looks through. */
const mostCopies = 20;

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What synchronisers append to the name of the version that lost: Dropbox, Nextcloud, Nutstore and this program in brackets
 * (“(Ana's conflicted copy 2026-11-22)”, “（冲突 …）”), Seafile “(SFConflict …)”, Syncthing “.sync-conflict-20261122-130501-ABCDEFG”,
 * Resilio “.Conflict”, Synology “_…_Conflict”, OneDrive the name of the computer.
 */
const mark = new RegExp(
  [
    String.raw`\s?[(（][^()（）]*(?:冲突|衝突|conflict)[^()（）]*[)）]`,
    String.raw`[._-](?:[^.]*[._-])?conflict(?:[._-][\w-]*)?`,
    String.raw`-(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{4,15}(?:-\d+)?`,
    String.raw`-[\w-]*(?:MacBook|iMac)[\w-]*`,
    `-${literal(hostname())}(?:-\\d+)?`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'i',
);
const marks = new RegExp(`(?:${mark.source})+$`, 'i');

/** What versions of one plan have in common: the name without what a synchroniser appended. */
export function familyName(name: string): string {
  const own = name.normalize('NFC');
  return own.replace(marks, '') || own;
}

/**
 * Other versions of a plan in its folder, newest first; of a conflict copy, the plan itself and the other copies. Judged by names
 * alone: a file that a synchroniser keeps in the cloud is not fetched. A folder that can't be read has none.
 */
export async function conflictCopies(path: string): Promise<ConflictCopy[]> {
  const folder = dirname(path);
  const own = basename(path);
  const stem = (file: string) => file.slice(0, -extname(file).length);
  const family = familyName(stem(own));
  const names = await readdir(folder).catch(() => []);
  const others = names.filter(
    (file) => file !== own && /\.sqlite$/i.test(file) && familyName(stem(file)) === family,
  );
  const copies = await Promise.all(
    others.map(async (file): Promise<ConflictCopy | null> => {
      const entry = await stat(join(folder, file)).catch(() => null);
      if (!entry?.isFile()) return null;
      const { mtime, size } = entry;
      return { path: join(folder, file), name: stem(file), changedAt: mtime.toISOString(), bytes: size };
    }),
  );
  return copies
    .filter((copy) => copy !== null)
    .sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
    .slice(0, mostCopies);
}
