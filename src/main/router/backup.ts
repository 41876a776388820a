import { AppError } from '../../shared/errors.ts';
import type { Services } from '../services/index.ts';
import { jobEvents } from '../services/job-events.ts';
import { typedStream } from './errors.ts';
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
      typedStream(
        jobEvents(async (onProgress, stop) => {
          await backups.restore(input.backupId, path(input.fileId), { onProgress, signal: stop });
          onProgress('opening', 0, 0);
          return plan.open(path(input.fileId));
        }, signal),
      ),
    ),
    salvage: os.backup.salvage.handler(({ input, signal }) =>
      typedStream(
        jobEvents(async (onProgress, stop) => {
          const losses = await backups.salvage(input.recentId, path(input.fileId), (done, total) => {
            if (stop.aborted) throw new AppError('JOB_CANCELLED');
            onProgress('salvaging', done, total);
          });
          onProgress('opening', 0, 0);
          return { state: await plan.open(path(input.fileId)), losses };
        }, signal),
      ),
    ),
  };
}
