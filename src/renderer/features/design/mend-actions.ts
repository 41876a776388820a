import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { runJob } from '../../app/follow-job.ts';
import { translate } from '../../app/i18n.ts';
import { setApp } from '../../app/store.ts';
import { toastError } from '../../app/toast.tsx';
import { findLinks } from '../../map/LinkSuggestions.tsx';
import { cancelDesign, holdDesign, startDesign, useDesignJob } from './job-store.ts';
import { onUnits, rereadUnits, unitCountNow } from './plan-now.ts';
import { closeSeries, useSeries } from './series-store.ts';
import type { DesignForm } from './settings.ts';

/** Splits units, each one undo step, until one is given up; answers whether at least one was split. A refusal is told by a toast. */
export async function splitUnits(splits: readonly { unitId: number; parts: number }[]): Promise<boolean> {
  setApp({ designPreview: null });
  let split = 0;
  for (const { unitId, parts } of splits) {
    try {
      const ids = await runJob(
        { id: 'split', text: translate('jobs:splitting'), isWriting: true },
        (signal) => client().design.splitUnit({ unitId, parts }, { signal }),
      );
      if (ids === null) break;
      split += 1;
    } catch (error) {
      toastError(error);
    }
  }
  await rereadUnits();
  return split > 0;
}

/** Joins every island to its nearest unit; answers whether there was anything to join. */
export async function linkIslands(): Promise<boolean> {
  const pairs = await findLinks();
  if (pairs === null) return false;
  const done = await run(async (to) => {
    if (pairs.length > 0) await to.data.acceptLinks({ pairs: pairs.map(({ a, b }) => [a, b]) });
    return pairs.length > 0;
  });
  if (done === true) await rereadUnits();
  return done === true;
}

/** Changes the plan, then designs again; meanwhile the panel waits. A refused change leaves the result as it was. */
export async function mendAndRepeat(
  change: () => Promise<boolean>,
  form: DesignForm,
  scenarioId: number,
): Promise<void> {
  const putBack = holdDesign();
  if (await change()) await startDesign(form, scenarioId);
  else putBack();
}

function dropStale(): void {
  const count = unitCountNow();
  const isStale = (unitCount: number) => count > 0 && unitCount > 0 && unitCount !== count;
  const job = useDesignJob.getState();
  if ((job.phase === 'running' || job.phase === 'done') && isStale(job.unitCount)) void cancelDesign();
  const series = useSeries.getState();
  if (series.phase !== 'idle' && isStale(series.unitCount)) closeSeries();
}

/** A design of units that are no more (a split undone, an import) is put away. Answers how to stop watching. */
export function dropStaleDesigns(): () => void {
  dropStale();
  return onUnits(dropStale);
}
