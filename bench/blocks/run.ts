/** How long each change of a large plan takes and keeps the main process: asked as the window asks, through the contract. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigPlan } from '../scale/big-plan.ts';
import { size } from '../scale/run.ts';
import { editBranches, joinBranches, leap } from './changes.ts';
import { openOffice } from './office.ts';
import { BlockRecord } from './record.ts';
import { reviewBranch } from './reviews.ts';

const rounds = 3;
const planName = 'big.sqlite';

/** @param parts `changes`, `procedures`; none = both */
export async function benchBlocks(parts: readonly string[] = []): Promise<void> {
  const isWanted = (part: string) => parts.length === 0 || parts.includes(part);
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-blocks-'));
  try {
    const path = join(folder, planName);
    const given = process.env.BAILIWICK_BENCH_PLAN;
    if (given === undefined) writeBigPlan(path, size);
    else copyFileSync(given, path);
    const title = `${size.columns * size.rows} units, ${size.accounts} accounts, ${size.reps} reps`;
    if (isWanted('procedures')) await (await import('./procedures/run.ts')).benchProcedures(path, title);
    if (isWanted('changes')) await benchChanges(folder, title);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchChanges(folder: string, title: string): Promise<void> {
  const office = openOffice(folder, 'bench');
  const record = new BlockRecord();
  try {
    await record.run('open', () => office.api.plan.open({ fileId: office.file(planName) }));
    for (let round = 0; round < rounds; round++) {
      const branches = await editBranches(office, record.run, round);
      await joinBranches(office, record.run, round, branches);
      await reviewBranch(office, record.run, round, branches.other, folder);
      await leap(office, record.run, branches);
    }
    record.print(title, rounds);
    console.log(`  peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  } finally {
    await office.services.close();
  }
}
