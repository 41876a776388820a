import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import { builtFolder } from './paths.ts';

/** What a failed test saw last, as out/failures/<test>.png. */
export async function keepPicture({ task }: TestContext, page: Page | undefined): Promise<void> {
  if (task.result?.state !== 'fail' || page === undefined || page.isClosed()) return;
  const folder = join(builtFolder, 'failures');
  mkdirSync(folder, { recursive: true });
  const name = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
