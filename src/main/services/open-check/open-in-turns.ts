import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isWholeAlone } from '../../plan/header.ts';
import { openPlan } from '../../plan/open.ts';
import { identityOf, statOf } from '../../plan/open-files.ts';
import type { Plan } from '../../plan/plan.ts';
import { answerInTime, whileDriveAnswers } from '../silent-drives.ts';
import { checkBytesApart, checkLargePlan, isLarge } from './check-job.ts';
import { lookAtPlace } from './look-at-place.ts';

/** A file larger than this is not held in memory to be looked through. Bytes. */
const mostBytes = 256 * 1024 * 1024;

export interface OpenedPlan {
  readonly plan: Plan;
  /** Looks through its pages, once; resolves when they have been found sound. @throws AppError PLAN_DAMAGED */
  readonly check: () => Promise<void>;
}

/**
 * Opens a plan without holding anybody up. A large one's bytes are read first, to be looked through in another thread when the
 * plan is open already: it may be read before that ends, and be written after. A drive that answers nothing is waited for in
 * other threads, for a while.
 * @param from bytes from which on a plan is large
 * @throws AppError as `openPlan`; DRIVE_SILENT
 */
export async function openInTurns(path: string, from?: number): Promise<OpenedPlan> {
  const target = resolve(path);
  await lookAtPlace(target);
  if (!isLarge(target, from)) return { plan: openPlan(target), check: nothingLeft };
  const before = stampOf(target);
  if (before === null || before.size > mostBytes || !isWholeAlone(target)) return openChecked(target, from);
  // Read before it is locked: closing a file that SQLite holds would end the lock (plan/open-files.ts).
  const bytes = await bytesOf(target, before.identity);
  const plan = openPlan(target, { pagesChecked: true });
  if (stampOf(target)?.text !== before.text) {
    // Another program wrote between the reading and the lock: what was read is not what is open.
    plan.close();
    return openChecked(target, from);
  }
  return { plan, check: () => checkBytesApart(target, bytes) };
}

const nothingLeft = async (): Promise<void> => {};

async function openChecked(path: string, from?: number): Promise<OpenedPlan> {
  await whileDriveAnswers(path, () => checkLargePlan(path, from));
  return { plan: openPlan(path, { pagesChecked: true }), check: nothingLeft };
}

/** Files that are being read, by what tells them apart; resolves when they are closed again. */
const beingRead = new Map<string, Promise<unknown>>();

/** One reader of a file at a time: one that gave up may close it as late as its drive answers. */
async function bytesOf(path: string, identity: string): Promise<Buffer<ArrayBuffer>> {
  for (let former = beingRead.get(identity); former; former = beingRead.get(identity))
    await answerInTime(path, former);
  return whileDriveAnswers(path, (signal) => {
    const reading = readFile(path, { signal });
    const ended = reading.then(
      () => beingRead.delete(identity),
      () => beingRead.delete(identity),
    );
    beingRead.set(identity, ended);
    return reading;
  });
}

function stampOf(path: string) {
  const found = statOf(path);
  if (!found) return null;
  const identity = identityOf(found);
  return { identity, size: Number(found.size), text: `${identity} ${found.size} ${found.mtimeNs}` };
}
