import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { desk, makeDesks } from '../../../test/support/leaving-desk.ts';
import { answerOf } from '../services/silent-drives.ts';
import { createRouter } from './index.ts';

makeDesks();

it('a file that is looked into at once on a drive that answers nothing is refused after a while', async () => {
  const { services, folder } = await desk();
  const api = createRouterClient(createRouter(services));
  const path = join(folder, 'file');
  writeFileSync(path, 'stands here');
  const { id: fileId } = services.app.files.register(path);
  await services.projection.ready();
  const drive = Promise.withResolvers<void>();
  const silent = answerOf(folder, () => drive.promise);
  onTestFinished(async () => {
    drive.resolve();
    await silent;
  });
  const source = vi.spyOn(services.app.files, 'source');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const asked = [
    api.review.glance({ fileId }),
    api.baseMap.choose({ fileId }),
    api.quota.previewImport({ scenarioId: 1, fileId }),
  ].map((answer) =>
    answer.then(
      () => 'done',
      (error: { data?: { code: string } }) => error.data?.code ?? String(error),
    ),
  );
  while (vi.getTimerCount() < asked.length) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await Promise.all(asked)).toEqual(asked.map(() => 'DRIVE_SILENT'));
  expect(source).not.toHaveBeenCalled();
}, 20_000);
