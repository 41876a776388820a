import type { exportContents } from '../../../shared/contract/export.ts';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Language } from '../../../shared/i18n/index.ts';
import { chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { isAbort } from '../../app/errors.ts';
import { translate } from '../../app/i18n.ts';
import { endJob, setJob } from '../../app/store.ts';
import { toast, toastError } from '../../app/toast.tsx';

export type ExportFormat = (typeof exportContents)[number];

/** Of contents that are only a part of a scenario, and are named for it. */
const endings: Partial<Record<ExportFormat, string>> = { evidence: 'xlsx', csv: 'csv', csvUnits: 'csv' };

/** Characters no file system minds. */
const fileName = (text: string) => text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').trim();

/** Asks where, writes with progress in the status bar, and hands the file over in the browser host. */
export async function exportScenario(request: {
  plan: PlanState;
  scenario: ScenarioSummary;
  format: ExportFormat;
  language: Language;
}): Promise<void> {
  const { plan, scenario, format, language } = request;
  const jobId = `export ${scenario.id} ${format}`;
  const stop = new AbortController();
  try {
    const { [format]: ending = format } = endings;
    const part = format in endings ? `-${translate(`scenario:export.${format}.file`)}` : '';
    const suggested = fileName(`${plan.name.replace(/\.sqlite$/i, '')}-${scenario.name}${part}.${ending}`);
    const file = await chooseForSave('export', suggested, [ending]);
    if (file === null) return;
    const text = translate('scenario:export.writing', { name: scenario.name });
    setJob({ id: jobId, text, fraction: 0, secondsLeft: null, cancel: () => stop.abort() });
    const events = await client().export.scenario(
      { scenarioId: scenario.id, fileId: file.id, format, language },
      { signal: stop.signal },
    );
    let done = false;
    for await (const event of events) {
      const { fraction, secondsLeft } = event.progress;
      setJob({ id: jobId, text, fraction, secondsLeft, cancel: () => stop.abort() });
      done = done || event.done;
    }
    if (!done) return;
    await download(file);
    toast(() => translate('scenario:export.done', { file: file.name }));
  } catch (error) {
    if (!isAbort(error)) toastError(error);
  } finally {
    endJob(jobId);
  }
}
