import type { Services } from '../services/index.ts';
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
    restore: os.backup.restore.handler(({ input }) => {
      backups.restore(input.backupId, path(input.fileId));
      return plan.open(path(input.fileId));
    }),
    salvage: os.backup.salvage.handler(async ({ input }) => {
      const losses = await backups.salvage(input.recentId, path(input.fileId));
      return { state: await plan.open(path(input.fileId)), losses };
    }),
  };
}
