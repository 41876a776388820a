import type { Progress } from '../../shared/contract/base.ts';
import type { FindingCode } from '../../shared/domain/findings.ts';
import { AppError } from '../../shared/errors.ts';
import type { Plan } from '../plan/plan.ts';
import { type ImportFiles, type ImportOutcome, kindsOf } from './import/stage-files.ts';
import { openStaging, stagePlan, writeSteps } from './import/staging.ts';
import { refuseImportIntoCopy } from './review/refuse-import.ts';

export type { ImportCounts, ImportFiles, ImportOutcome } from './import/stage-files.ts';

/**
 * Imports whole files with every default mend: each sheet one edit and one undo entry; a rep workbook's competitor sheet comes
 * along, and an edited export's units and accounts are one step. All of it is worked out in a thread of its own against a copy
 * of the plan, then written. When a file can't be used, the plan is as it was. `stage` of the progress is the kind.
 */
export async function importFiles(
  plan: Plan,
  files: ImportFiles,
  onProgress: (progress: Progress) => void = () => {},
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const kinds = kindsOf(files);
  refuseImportIntoCopy(plan, kinds);
  const outcome: ImportOutcome = { counts: {}, findings: [], totals: {}, places: [], crs: {}, borders: null };
  const report = (stage: string, done: number) =>
    onProgress({ stage, fraction: done / kinds.length, done, total: kinds.length, secondsLeft: null });
  const staging = await openStaging({ paths: kinds.map((kind) => files[kind] ?? ''), signal });
  try {
    if (kinds.length > 0) report(kinds[0], 0);
    const revision = await stagePlan(staging, plan, kinds);
    for (const [position, kind] of kinds.entries()) {
      report(kind, position);
      merge(outcome, await staging.ask('file', { kind, files }));
    }
    // A saying that no sheet has is a slip, and nothing is written.
    const said = new Set(outcome.places.map((line) => line.said));
    for (const value of files.places?.keys() ?? [])
      if (!said.has(value)) throw new AppError('VALUE_INVALID', { field: 'place', value });
    await allOrNothing(plan, () => writeSteps(staging, plan, revision, { signal }));
    if (kinds.length > 0) report('done', kinds.length);
    return outcome;
  } finally {
    await staging.end();
  }
}

/** When one of several steps can't be written, those before it are undone. */
async function allOrNothing(plan: Plan, steps: () => Promise<void>): Promise<void> {
  const lastDone = plan.history(1000).find(({ undone }) => !undone)?.seq ?? 0;
  const { revision } = plan;
  try {
    await steps();
  } catch (error) {
    if (plan.revision !== revision) plan.jumpTo(lastDone);
    throw error;
  }
}

function merge(into: ImportOutcome, from: ImportOutcome): void {
  Object.assign(into.counts, from.counts);
  Object.assign(into.crs, from.crs);
  into.borders ??= from.borders;
  into.places.push(...from.places);
  for (const finding of from.findings) into.findings.push(finding);
  for (const [code, count] of Object.entries(from.totals) as [FindingCode, number][])
    into.totals[code] = (into.totals[code] ?? 0) + count;
}
