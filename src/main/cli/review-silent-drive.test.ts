import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it, vi } from 'vitest';
import { afterTest, testFolder } from '../plan/testing/folder.ts';
import { answerOf } from '../services/silent-drives.ts';
import { registerReview } from './commands/review.ts';
import { createTerminal } from './terminal.ts';

it.each([
  ['plan', ['here.bwreview', 'drive/copy.sqlite']],
  ['package', ['drive/s.bwreview', 'copy.sqlite']],
])('a drive that answers nothing is named when the %s is to be on it', async (_, places) => {
  const folder = testFolder();
  const paths = places.map((place) => join(folder, place));
  const drive = join(folder, 'drive');
  const answer = Promise.withResolvers<void>();
  void answerOf(drive, () => answer.promise);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  afterTest(() => {
    vi.useRealTimers();
    process.exitCode = 0;
  });
  const documents: unknown[] = [];
  const terminal = { ...createTerminal(), say: () => {}, print: (said: unknown) => documents.push(said) };
  const program = new Command();
  registerReview(program, terminal);
  let isOver = false;
  const running = program.parseAsync(['review', 'open', ...paths, '--json'], { from: 'user' });
  void running.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    // A drive that answers does so many times before the patience with the other ends.
    await stat(folder);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(documents).toMatchObject([{ error: { code: 'DRIVE_SILENT', params: { folder: drive } } }]);
  answer.resolve();
});
