import { randomUUID } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { RecentPlan } from '../../shared/contract/app.ts';
import { AppError } from '../../shared/errors.ts';
import { createJsonStore } from './json-store.ts';
import { standingFiles } from './standing-files.ts';

const recentLimit = 20;
const stored = z.array(z.object({ id: z.string(), path: z.string(), openedAt: z.string() }));

/** The plans opened last, newest first. Their paths stay in this file; the renderer gets ids. */
export interface RecentPlans {
  /** Whether each is there is asked of its drive, for a moment at most. */
  list(): Promise<RecentPlan[]>;
  remember(path: string): void;
  forget(id: string): void;
  /** Throws NOT_FOUND for an id that is not in the list. */
  path(id: string): string;
}

export function createRecentPlans(dataFolder: string): RecentPlans {
  const standingOf = standingFiles();
  const store = createJsonStore(join(dataFolder, 'recent-plans.json'), stored, []);

  return {
    async list() {
      const plans = store.read();
      const standing = await standingOf(plans.map(({ path }) => path));
      return plans.map(({ id, path, openedAt }, at) => ({
        id,
        name: basename(path).replace(/\.sqlite$/i, ''),
        folder: dirname(path),
        openedAt,
        exists: standing[at] === 'here',
        silent: standing[at] === 'silent',
      }));
    },
    remember(path) {
      const absolute = resolve(path);
      const former = store.read();
      const id = former.find((entry) => entry.path === absolute)?.id ?? randomUUID();
      const others = former.filter((entry) => entry.path !== absolute);
      const entry = { id, path: absolute, openedAt: new Date().toISOString() };
      store.write([entry, ...others].slice(0, recentLimit));
    },
    forget: (id) => store.write(store.read().filter((entry) => entry.id !== id)),
    path(id) {
      const entry = store.read().find((candidate) => candidate.id === id);
      if (!entry) throw new AppError('NOT_FOUND', { id });
      return entry.path;
    },
  };
}
