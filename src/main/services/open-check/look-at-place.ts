import { constants } from 'node:fs';
import { access, open, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { sideFiles } from '../../plan/format.ts';
import { identityOf, isOpenHere } from '../../plan/open-files.ts';
import { answerInTime, answerOf, driveAnswers } from '../silent-drives.ts';

/** The first bytes of a plan: its header. */
const headerBytes = 100;

/**
 * Asks of a plan's place, in other threads, what opening or making a plan there asks at once: the folder and whether it may be
 * written, the file, what SQLite keeps beside it, its first bytes. What they answer is of no interest here, only that they do: a
 * drive that answers nothing would hold up the whole program.
 * @param patience milliseconds
 * @throws AppError DRIVE_SILENT
 */
export async function lookAtPlace(path: string, patience?: number): Promise<void> {
  const target = resolve(path);
  const looked = driveAnswers(target).then(() => answerOf(target, look));
  await answerInTime(target, looked, patience);
}

async function look(path: string): Promise<void> {
  const real = await realpath(path).catch(() => path);
  const whatever = () => {};
  await access(dirname(real), constants.R_OK | constants.W_OK).catch(whatever);
  for (const side of sideFiles(real)) await stat(side).catch(whatever);
  const found = await stat(real, { bigint: true }).catch(() => null);
  // Closing what is open here would end its lock; a pipe keeps whoever opens it waiting.
  if (!found?.isFile() || isOpenHere(identityOf(found))) return;
  await readHeader(real).catch(whatever);
}

async function readHeader(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  } finally {
    await file.close();
  }
}
