import type { Services } from '../services/index.ts';
import { follow } from './follow.ts';
import { os } from './os.ts';

export function backupHandlers({ app, backups, plan }: Services) {
  const path = (fileId: string) => app.files.path(fileId);
  return {
    list: os.backup.list.handler(({ input }) => backups.list(input.recentId)),
    now: os.backup.now.handler(() => backups.now()),
    glance: os.backup.glance.handler(({ input }) => {
      const { units, accounts, reps, scenarios, steps } = backups.glance(input.backupId);
      return { units, accounts, reps, scenarios: [...scenarios], steps: [...steps] };
    }),
    restore: os.backup.restore.handler(({ input, signal }) =>
      follow(
        async (onProgress, stop) => {
          await backups.restore(input.backupId, path(input.fileId), { onProgress, signal: stop });
          onProgress('opening', 0, 0);
          return plan.open(path(input.fileId));
        },
        signal,
        [path(input.fileId)],
      ),
    ),
    salvage: os.backup.salvage.handler(({ input, signal }) =>
      follow(
        async (onProgress, stop) => {
          const losses = await backups.salvage(input.recentId, path(input.fileId), onProgress, stop);
          onProgress('opening', 0, 0);
          return { state: await plan.open(path(input.fileId)), losses };
        },
        signal,
        [path(input.fileId), app.recent.path(input.recentId)],
      ),
    ),
  };
}
