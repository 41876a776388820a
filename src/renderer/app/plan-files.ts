import type { Progress } from '../../shared/contract/base.ts';
import type { PlanState } from '../../shared/contract/plan.ts';
import { chooseForOpen, chooseForSave, download } from '../api/files.ts';
import { offerTour } from '../features/tour/tour.ts';
import { client } from './client.ts';
import { run } from './commands.ts';
import { followJob } from './follow-job.ts';
import { translate } from './i18n.ts';
import { keys } from './queries.ts';
import { queryClient } from './query-client.ts';
import { endJob, setJob } from './store.ts';
import { toast, toastError } from './toast.tsx';

export const planExtensions = ['sqlite'];

/** Has what is on screen follow the plan just opened or closed. `state` = as it was answered, where it was. */
export function opened(state?: PlanState): void {
  if (state === undefined) void queryClient.invalidateQueries({ queryKey: keys.state });
  else queryClient.setQueryData(keys.state, state);
  void queryClient.invalidateQueries({ queryKey: keys.recent });
}

/** What takes longer than this is said to go on. Milliseconds. */
const saidAfter = 700;

/** A file's drive may take its time: the status bar says what is waited for. */
async function whileOpening<R>(open: () => Promise<R>): Promise<R> {
  const id = 'openPlan';
  const said = setTimeout(
    () => setJob({ id, text: translate('plan.openJob'), fraction: null, secondsLeft: null }),
    saidAfter,
  );
  try {
    return await open();
  } finally {
    clearTimeout(said);
    endJob(id);
  }
}

export async function newPlan(): Promise<void> {
  const name = `${translate('plan.newName')}.sqlite`;
  const done = await run(async (to) => {
    const file = await chooseForSave('plan-save', name, planExtensions);
    return file && whileOpening(() => to.plan.create({ fileId: file.id }));
  });
  if (done) opened();
}

export async function openPlanFile(fileId: string): Promise<void> {
  const state = await run((to) => whileOpening(() => to.plan.open({ fileId })));
  if (state) opened(state);
  // A damaged one is listed, too, with its backups.
  else void queryClient.invalidateQueries({ queryKey: keys.recent });
}

export async function openPlan(): Promise<void> {
  const file = await run(() => chooseForOpen('plan-open', planExtensions));
  if (file) await openPlanFile(file.id);
}

export async function openRecent(id: string): Promise<void> {
  const state = await run((to) => whileOpening(() => to.plan.openRecent({ id })));
  if (state) opened(state);
  else void queryClient.invalidateQueries({ queryKey: keys.recent });
}

/** Makes and opens the sample plan; `onProgress` hears how far it is. The first time, a tour is begun. */
export async function openSample(
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const event of await client().plan.openSample(undefined, { signal })) {
      onProgress(event.progress);
      if (event.done) break;
    }
    opened();
    await offerTour();
  } catch (error) {
    toastError(error);
  }
}

export async function saveCopy(planName: string): Promise<void> {
  const name = translate('plan.copyName', { name: planName.replace(/\.sqlite$/i, '') });
  const file = await run(() => chooseForSave('plan-save', `${name}.sqlite`, planExtensions));
  if (!file) return;
  const job = { id: 'saveCopy', text: translate('plan.saveCopyJob'), stages: 'plan.copyStage' };
  const saved = await followJob(job, (signal) => client().plan.saveCopy({ fileId: file.id }, { signal }));
  if (saved) await run(() => download(file));
  if (saved) toast(() => translate('plan.copySaved', { name: saved.name }));
}

export async function closePlan(): Promise<void> {
  await run((to) => to.plan.close());
  opened();
}
