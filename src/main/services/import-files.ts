import type { Progress } from '../../shared/contract/base.ts';
import type { FindingCode } from '../../shared/domain/findings.ts';
import type { ImportKind } from '../../shared/domain/import-fields.ts';
import { AppError } from '../../shared/errors.ts';
import type { Plan } from '../plan/plan.ts';
import { type ImportFiles, type ImportOutcome, kindsOf } from './import/stage-files.ts';
import { stageClock } from './import/stage-progress.ts';
import { openStaging, stagePlan, writeSteps } from './import/staging.ts';
import { beforeLeaving } from './leaving.ts';
import { refuseImportIntoCopy } from './review/refuse-import.ts';

export type { ImportCounts, ImportFiles, ImportOutcome } from './import/stage-files.ts';

/**
 * Imports whole files with every default mend: each sheet one edit and one undo entry; a rep workbook's competitor sheet comes
 * along, and an edited export's units and accounts are one step. All of it is worked out in a thread of its own against a copy
 * of the plan, then written. When a file can't be used, the plan is as it was. Progress comes with the kind that is read; null while all is written.
 */
export async function importFiles(
  plan: Plan,
  files: ImportFiles,
  onProgress: (progress: Progress, kind: ImportKind | null) => void = () => {},
  signal?: AbortSignal,
): Promise<ImportOutcome> {
  const kinds = kindsOf(files);
  refuseImportIntoCopy(plan, kinds);
  const outcome: ImportOutcome = { counts: {}, findings: [], totals: {}, places: [], crs: {}, borders: null };
  const staging = await openStaging({ paths: kinds.map((kind) => files[kind] ?? ''), signal });
  const clock = stageClock(Date.now);
  let working: ImportKind | null = null;
  staging.onProgress((stage, done, total) => onProgress(clock(stage, done, total), working));
  try {
    const revision = await stagePlan(staging, plan, kinds);
    for (const kind of kinds) {
      working = kind;
      merge(outcome, await staging.ask('file', { kind, files }));
    }
    working = null;
    // A saying that no sheet has is a slip, and nothing is written.
    const said = new Set(outcome.places.map((line) => line.said));
    for (const value of files.places?.keys() ?? [])
      if (!said.has(value)) throw new AppError('VALUE_INVALID', { field: 'place', value });
    const onRows = (done: number, total: number) => onProgress(clock('writing', done, total), null);
    await beforeLeaving(plan, () =>
      allOrNothing(plan, () => writeSteps(staging, plan, revision, { signal, onRows })),
    );
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
